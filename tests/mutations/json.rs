//! JSON that can be made wrong: its scalars and names are kept as they are written, and may be none of JSON's.

use std::fmt;

use serde_json::Value;

/// A value.
#[derive(Clone)]
pub enum Json {
    /// What is written as such, be it valid or not.
    Written(String),
    /// A list.
    List(Vec<Self>),
    /// An object; the names are as they are written, and can be there twice.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// All values in this one, itself included.
    pub fn count(&self) -> usize {
        match self {
            Self::Written(_) => 1,
            Self::List(values) => 1 + values.iter().map(Self::count).sum::<usize>(),
            Self::Object(fields) => 1 + fields.iter().map(|(_, value)| value.count()).sum::<usize>(),
        }
    }

    /// The value at a place among all of [`Json::count`].
    pub fn at(&mut self, place: usize) -> &mut Self {
        if place == 0 {
            return self;
        }
        let mut place = place - 1;
        let values: Box<dyn Iterator<Item = &mut Self>> = match self {
            Self::Written(_) => Box::new(std::iter::empty()),
            Self::List(values) => Box::new(values.iter_mut()),
            Self::Object(fields) => Box::new(fields.iter_mut().map(|(_, value)| value)),
        };
        for value in values {
            let count = value.count();
            if place < count {
                return value.at(place);
            }
            place -= count;
        }
        unreachable!("a place past the last value");
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(values) => Self::List(values.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let field = |(name, value): (&String, &Value)| (Value::from(name.as_str()).to_string(), value.into());
                Self::Object(fields.iter().map(field).collect())
            }
            scalar => Self::Written(scalar.to_string()),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Written(text) => f.write_str(text),
            Self::List(values) => {
                f.write_str("[")?;
                for (at, value) in values.iter().enumerate() {
                    let comma = if at > 0 { "," } else { "" };
                    write!(f, "{comma}{value}")?;
                }
                f.write_str("]")
            }
            Self::Object(fields) => {
                f.write_str("{")?;
                for (at, (name, value)) in fields.iter().enumerate() {
                    let comma = if at > 0 { "," } else { "" };
                    write!(f, "{comma}{name}:{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}
