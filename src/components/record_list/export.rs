//! What a list shows, as a file for a spreadsheet.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Hands a table to the customer as `name.csv`.
///
/// # Errors
/// Where the browser lets the page make no files.
pub(super) fn download(name: &str, rows: &[Vec<String>]) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let file = Blob::new_with_str_sequence_and_options(&Array::of1(&csv(rows).into()), &kind)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &address)?;
    link.set_attribute("download", &format!("{name}.csv"))?;
    link.click();
    Url::revoke_object_url(&address)
}

/// RFC 4180, with the byte-order mark by which Excel knows UTF-8.
fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let fields: Vec<_> = row.iter().map(|field| quoted(field)).collect();
        text += &fields.join(",");
        text += "\r\n";
    }
    text
}

/// A field that a spreadsheet takes for nothing but text or a number: one that begins like a formula could run when it is
/// opened, and what people write in the CRM ends up here.
fn quoted(field: &str) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if is_formula { "'" } else { "" };
    if is_formula || field.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn row(fields: &[&str]) -> Vec<String> {
        fields.iter().map(|field| (*field).to_owned()).collect()
    }

    #[test]
    fn fields_are_quoted_where_they_have_to_be() {
        let text = csv(&[
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
        let text = csv(&[row(&["=HYPERLINK(\"x\")", "@x", "+1", "−5.00"])]);
        assert_eq!(text, "\u{feff}\"'=HYPERLINK(\"\"x\"\")\",\"'@x\",\"'+1\",−5.00\r\n");
    }
}
