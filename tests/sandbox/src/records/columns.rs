//! How PHP writes what the database gives it: texts, and rows of several tables in one.

use fastrand::Rng;
use jiff::civil::DateTime;
use serde_json::{Map, Value};

/// An amount that must never reach a customer's screen: whoever takes a text like `LEAK-` for no number would miss that it is shown.
pub const SECRET_AMOUNT: &str = "7391.46";

/// A boolean as the database keeps it.
pub fn flag(on: bool) -> &'static str {
    if on { "1" } else { "0" }
}

/// A moment without a zone (Q4).
pub fn date_time(moment: DateTime) -> String {
    moment.strftime("%F %T").to_string()
}

/// The id of a record that may not be there: `"0"` is none (Q3).
pub fn id_or_zero(id: Option<u32>) -> String {
    id.unwrap_or_default().to_string()
}

/// What a customer typed, as the CRM stores it: a `<br />` before every line break (Q11).
pub fn nl2br(typed: &str) -> String {
    typed.trim().replace("\r\n", "\n").replace('\n', "<br />\n")
}

/// One row of several tables, as `SELECT *` gives it: where columns have the same name, the last table's is left.
pub fn join<const TABLES: usize>(tables: [Value; TABLES]) -> Value {
    let columns = tables.into_iter().flat_map(|table| match table {
        Value::Object(columns) => columns,
        _ => Map::new(),
    });
    Value::Object(columns.collect())
}

/// Part of the address of a record's page in the CRM: 32 hexadecimal digits, the same ones every time.
pub fn hash(kind: &str, id: u32) -> String {
    let seed = kind.bytes().fold(0, |seed, byte| 31 * seed + u64::from(byte));
    format!("{:032x}", Rng::with_seed((seed << 32) | u64::from(id)).u128(..))
}
