//! Whether an answer has the keys and JSON types of a documented sample.

use std::collections::BTreeSet;
use std::mem::discriminant;

use serde_json::Value;

/// Compares an answer with a sample of `tests/fixtures/documented-samples.json`, given by its name there. A `null` on either
/// side goes with anything; each item of a list is compared with the sample's first one. Keys that only newer servers write
/// are named in `newer`.
pub fn assert_documented(sample: &str, answer: &Value, newer: &[&str]) {
    let samples: Value = serde_json::from_str(include_str!("../../../fixtures/documented-samples.json")).unwrap();
    let documented = samples[sample].pointer("/success/body").unwrap();
    compare(documented, answer, newer, "answer");
}

fn compare(documented: &Value, answer: &Value, newer: &[&str], place: &str) {
    match (documented, answer) {
        (Value::Null, _) | (_, Value::Null) => {}
        (Value::Object(documented), Value::Object(answer)) => {
            let documented_keys: BTreeSet<_> = documented.keys().collect();
            let keys: BTreeSet<_> = answer.keys().filter(|key| !newer.contains(&key.as_str())).collect();
            assert_eq!(keys, documented_keys, "{place}");
            for key in keys {
                compare(&documented[key], &answer[key], newer, &format!("{place}.{key}"));
            }
        }
        (Value::Array(documented), Value::Array(answer)) => {
            for (index, item) in answer.iter().enumerate() {
                if let Some(documented) = documented.first() {
                    compare(documented, item, newer, &format!("{place}[{index}]"));
                }
            }
        }
        _ if discriminant(documented) == discriminant(answer) => {}
        _ => panic!("{place} is {answer}, documented as {documented}"),
    }
}
