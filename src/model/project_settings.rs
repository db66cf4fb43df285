//! What a customer may see and do in a project.

use super::wire::{Row, flag};

/// The `settings` of a project. All is allowed but what they switch off: they may be null or `[]`, and flags may be missing (Q5, Q6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectSettings {
    /// The names of the features and permissions that are switched off.
    off: Vec<String>,
    /// Features that are on and that the CRM does not come with (Q10), as groups.
    added: Vec<String>,
}

/// The features of the CRM that have no group of records in the API.
const WITHOUT_GROUP: [&str; 6] = ["overview", "files", "tickets", "contracts", "notes", "activity"];

/// What the name of a feature begins with; the rest is the name of its group.
const FEATURE: &str = "project_";

impl ProjectSettings {
    pub(super) fn of_row(row: &Row<'_>) -> Self {
        let Some(settings) = row.object("settings") else {
            return Self::default();
        };
        let features = settings.object("available_features");
        let names_off = |row: &Row<'_>| {
            let off = row.entries().filter(|(_, value)| flag(value) == Some(false));
            off.map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
        };
        let mut off = names_off(&settings);
        let mut added = Vec::new();
        if let Some(features) = &features {
            off.extend(names_off(features));
            let on = features.entries().filter(|(_, value)| flag(value) == Some(true));
            added.extend(on.filter_map(|(name, _)| {
                let group = name.strip_prefix(FEATURE).unwrap_or(name);
                let is_added = !WITHOUT_GROUP.contains(&group) && matches!(Group::of_name(group), Group::Other(_));
                is_added.then(|| group.to_owned())
            }));
        }
        Self { off, added }
    }

    /// Whether a permission such as `create_tasks` is given.
    pub fn allows(&self, permission: &str) -> bool {
        !self.off.iter().any(|off| off == permission)
    }

    /// Whether the customer may see a group.
    pub fn shows(&self, group: &Group) -> bool {
        let feature = self.allows(&format!("{FEATURE}{}", group.name()));
        let permission = match group {
            Group::Tasks => "view_tasks",
            Group::Timesheets => "view_timesheets",
            Group::Milestones => "view_milestones",
            Group::Gantt => "view_gantt",
            Group::Discussions => "open_discussions",
            // Choices for a form, and no records.
            Group::Other(name) => return name != "create_task_data" && feature && self.allows(name),
            _ => return feature,
        };
        feature && self.allows(permission)
    }

    /// The groups that the customer may see, in the order of the CRM, and then those that some installation added.
    pub fn groups(&self) -> Vec<Group> {
        let known = Group::KNOWN.into_iter().filter(|group| self.shows(group));
        known.chain(self.added.iter().cloned().map(Group::Other)).collect()
    }
}

/// A group of records of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Tasks.
    Tasks,
    /// Time that was spent.
    Timesheets,
    /// Milestones.
    Milestones,
    /// Tasks and milestones on a scale of time; the API has no such group.
    Gantt,
    /// Discussions.
    Discussions,
    /// Proposals.
    Proposals,
    /// Estimates.
    Estimates,
    /// Invoices.
    Invoices,
    /// Subscriptions.
    Subscriptions,
    /// Expenses.
    Expenses,
    /// Credit notes.
    CreditNotes,
    /// A group that some installation added (Q10).
    Other(String),
}

impl Group {
    const KNOWN: [Self; 11] = [
        Self::Tasks,
        Self::Timesheets,
        Self::Milestones,
        Self::Gantt,
        Self::Discussions,
        Self::Proposals,
        Self::Estimates,
        Self::Invoices,
        Self::Subscriptions,
        Self::Expenses,
        Self::CreditNotes,
    ];

    /// The group of a name on the wire or in an address.
    pub fn of_name(name: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|group| group.name() == name);
        known.unwrap_or_else(|| Self::Other(name.to_owned()))
    }

    /// Its name on the wire and in addresses.
    pub fn name(&self) -> &str {
        match self {
            Self::Tasks => "tasks",
            Self::Timesheets => "timesheets",
            Self::Milestones => "milestones",
            Self::Gantt => "gantt",
            Self::Discussions => "discussions",
            Self::Proposals => "proposals",
            Self::Estimates => "estimates",
            Self::Invoices => "invoices",
            Self::Subscriptions => "subscriptions",
            Self::Expenses => "expenses",
            Self::CreditNotes => "credit_notes",
            Self::Other(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(json: &str) -> ProjectSettings {
        ProjectSettings::of_row(&Row::parse(&format!(r#"{{"settings":{json}}}"#)).unwrap())
    }

    fn names(settings: &ProjectSettings) -> Vec<String> {
        settings.groups().iter().map(|group| group.name().to_owned()).collect()
    }

    #[test]
    fn without_settings_everything_is_there() {
        let all = ProjectSettings::of_row(&Row::parse("{}").unwrap());
        assert_eq!(all.groups(), Group::KNOWN);
        for json in [
            "null",
            "[]",
            "{}",
            r#"{"available_features":[]}"#,
            r#"{"available_features":null}"#,
        ] {
            assert_eq!(settings(json), all, "{json}");
        }
    }

    #[test]
    fn a_flag_switches_off_however_it_is_written_and_a_missing_one_does_not() {
        for off in ["0", r#""0""#, "false"] {
            let settings = settings(&format!(
                r#"{{"view_tasks":{off},"available_features":{{"project_expenses":{off}}}}}"#
            ));
            assert!(
                !settings.allows("view_tasks") && settings.allows("create_tasks"),
                "{off}"
            );
            let shown = names(&settings);
            assert!(
                !shown.contains(&"tasks".to_owned()) && !shown.contains(&"expenses".to_owned()),
                "{shown:?}"
            );
            assert_eq!(shown.len(), Group::KNOWN.len() - 2);
        }
        for on in ["1", r#""1""#, "true", "null"] {
            assert!(
                settings(&format!(r#"{{"view_tasks":{on}}}"#)).shows(&Group::Tasks),
                "{on}"
            );
        }
    }

    #[test]
    fn a_group_needs_both_its_feature_and_its_permission() {
        for (group, feature, permission) in [
            (Group::Tasks, "project_tasks", "view_tasks"),
            (Group::Timesheets, "project_timesheets", "view_timesheets"),
            (Group::Milestones, "project_milestones", "view_milestones"),
            (Group::Gantt, "project_gantt", "view_gantt"),
            (Group::Discussions, "project_discussions", "open_discussions"),
        ] {
            assert!(!settings(&format!(r#"{{"available_features":{{"{feature}":0}}}}"#)).shows(&group));
            assert!(!settings(&format!(r#"{{"{permission}":"0"}}"#)).shows(&group));
        }
        assert!(!settings(r#"{"available_features":{"project_credit_notes":0}}"#).shows(&Group::CreditNotes));
    }

    #[test]
    fn a_feature_that_some_installation_added_is_a_group_of_its_name() {
        let added = settings(
            r#"{"available_features":{"project_overview":1,"project_files":1,"project_notes":1,
                "project_vault_entries":1,"project_risks":0,"wiki":"1"}}"#,
        );
        assert_eq!(names(&added)[Group::KNOWN.len()..], ["vault_entries", "wiki"]);
        assert!(!added.shows(&Group::of_name("risks")), "it is switched off");
        assert!(added.shows(&Group::of_name("anything")), "the server is asked");
        assert!(
            !added.shows(&Group::of_name("create_task_data")),
            "it is no list of records"
        );
    }
}
