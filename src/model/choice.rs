//! What a customer chooses from for a ticket or a task.

use super::Id;
use super::wire::{FromRow, Row, Unreadable};

/// A department, a service, or a priority of tickets or of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent for it.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// Each kind has a name of its own for the id; a department can be one that customers do not write to.
impl FromRow for Choice {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        if row.flag("hidefromclient") == Some(true) {
            return Err(Unreadable::HIDDEN);
        }
        let mut ids = ["departmentid", "serviceid", "priorityid", "id"]
            .into_iter()
            .filter_map(|name| row.optional_id(name));
        Ok(Self {
            id: ids.next().ok_or(Unreadable("id of a choice"))?,
            name: row.text("name").ok_or(Unreadable("name"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::samples::{documented, documented_with};

    fn listed(sample: &str) -> Vec<(String, String)> {
        let choices: Vec<Choice> = documented(sample);
        let pair = |choice: Choice| (choice.id.to_string(), choice.name);
        choices.into_iter().map(pair).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(id, name): &(&str, &str)| ((*id).to_owned(), (*name).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn q18_the_documented_departments_are_read_without_their_leading_blanks() {
        assert_eq!(
            listed("Miscellaneous | List all departments"),
            pairs(&[("1", "Department Name 1"), ("2", "Department Name 2")])
        );
    }

    #[test]
    fn the_documented_services_and_priorities_are_read() {
        assert_eq!(
            listed("Miscellaneous | List all services"),
            pairs(&[("1", "service 1"), ("2", "service 2")])
        );
        assert_eq!(
            listed("Miscellaneous | List ticket priorities"),
            pairs(&[("1", "Low"), ("2", "Medium"), ("3", "High")])
        );
    }

    #[test]
    fn q2_q12_ids_may_be_numbers_and_names_have_entities() {
        let columns = json!({ "departmentid": 7, "name": "Sales &amp; more" });
        let choice: Choice = documented_with("Miscellaneous | List all departments", &columns);
        assert_eq!((choice.id.as_str(), choice.name.as_str()), ("7", "Sales & more"));
    }

    #[test]
    fn a_department_that_is_hidden_from_customers_is_no_choice() {
        let rows = r#"[{"departmentid":"1","name":"Sales"},{"departmentid":"2","name":"Fraud","hidefromclient":"1"}]"#;
        let raw = serde_json::value::RawValue::from_string(rows.to_owned()).unwrap();
        let choices = <Vec<Choice> as crate::model::wire::FromData>::from_data(&raw).unwrap();
        let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
        assert_eq!(names, ["Sales"]);
    }
}
