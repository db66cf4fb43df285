//! The documentation's sample answers, for tests.

use serde_json::Value;

use super::wire::{Answer, FromData};

/// What the documented sample of this name is read into.
pub fn documented<T: FromData>(name: &str) -> T {
    let samples: Value = serde_json::from_str(include_str!("../../tests/fixtures/documented-samples.json")).unwrap();
    let body = samples[name]["success"]["body"].to_string();
    T::from_data(Answer::parse(&body).unwrap().data.unwrap()).unwrap()
}

/// The documented record of this name with other values in some of its columns.
pub fn documented_with<T: FromData>(name: &str, columns: &Value) -> T {
    let mut samples: Value =
        serde_json::from_str(include_str!("../../tests/fixtures/documented-samples.json")).unwrap();
    let data = samples[name]["success"]["body"]["data"].take();
    let mut record = match data {
        Value::Array(mut rows) => rows.remove(0),
        record => record,
    };
    let all = record.as_object_mut().unwrap();
    all.extend(columns.as_object().unwrap().clone());
    T::from_data(&serde_json::value::to_raw_value(&record).unwrap()).unwrap()
}
