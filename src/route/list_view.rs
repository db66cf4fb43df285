//! What is seen of a list, in the address.

use std::fmt;

use super::{Query, query, value};
use crate::model::Date;

/// What is seen of a list. It lives in the address, so that a view can be shared and survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// `search`: the words that a record must have.
    pub search: String,
    /// `status`: the code of the status that a record must be in.
    pub status: Option<String>,
    /// `from`: the first day on which a record may be.
    pub from: Option<Date>,
    /// `until`: the last day on which it may be.
    pub until: Option<Date>,
    /// `sort`: the column to sort by.
    pub sort: Option<Sort>,
    /// `page`: how many pages come before; printed from 1 on.
    pub page: usize,
}

/// A column to sort by; `-due` in the address is the column `due`, from the last to the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's name in the address.
    pub column: String,
    /// From the last to the first.
    pub descending: bool,
}

impl ListView {
    /// Reads what stands in an address; what is no value of a name is as if it were not there.
    pub fn of(query: &Query) -> Self {
        let query = query.0.as_str();
        Self {
            search: value(query, "search").unwrap_or_default(),
            status: value(query, "status"),
            from: value(query, "from").and_then(|day| Date::parse(&day)),
            until: value(query, "until").and_then(|day| Date::parse(&day)),
            sort: value(query, "sort").map(|sort| Sort::parse(&sort)),
            page: value(query, "page")
                .and_then(|page| page.parse::<usize>().ok())
                .map_or(0, |page| page.saturating_sub(1)),
        }
    }
}

impl From<ListView> for Query {
    fn from(view: ListView) -> Self {
        let page = (view.page > 0).then(|| view.page.saturating_add(1).to_string());
        let pairs = [
            ("search", Some(view.search).filter(|search| !search.is_empty())),
            ("status", view.status),
            ("from", view.from.map(|day| day.to_string())),
            ("until", view.until.map(|day| day.to_string())),
            ("sort", view.sort.as_ref().map(Sort::to_string)),
            ("page", page),
        ];
        Self(query(
            pairs.into_iter().filter_map(|(name, value)| Some((name, value?))),
        ))
    }
}

impl Sort {
    /// Reads what is printed.
    pub fn parse(text: &str) -> Self {
        let (column, descending) = text.strip_prefix('-').map_or((text, false), |column| (column, true));
        Self {
            column: column.to_owned(),
            descending,
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.descending { "-" } else { "" }, self.column)
    }
}
