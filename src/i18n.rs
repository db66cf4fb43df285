//! The texts that a customer reads: one function for each message of `locales/en.json`, made by `build.rs`.
//!
//! They are called with their section, as in `i18n::sign_in::title()`.

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Puts values in the place of their names in braces.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from_brace)) = rest.split_once('{') {
        let (name, after) = from_brace.split_once('}').unwrap_or((from_brace, ""));
        filled.push_str(before);
        filled.push_str(
            values
                .iter()
                .find(|(known, _)| *known == name)
                .map_or("", |(_, value)| value),
        );
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_take_the_place_of_their_names_and_are_not_looked_into() {
        assert_eq!(fill("{a} of {b}, {a}", &[("a", "{b}"), ("b", "2")]), "{b} of 2, {b}");
        assert_eq!(fill("nothing", &[]), "nothing");
    }
}
