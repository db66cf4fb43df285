//! Every address of the portal, its parser and its printer, and nothing else.

use std::borrow::Cow;
use std::fmt;

use form_urlencoded::Serializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{Id, Section};

/// An address of the portal. A link is made from one, so a dead link does not compile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Dashboard,
    /// `/login`, with the address to go to afterwards in `to`
    SignIn {
        /// Where the customer wanted to go: an address of the portal, since it was parsed as one.
        return_to: Option<Box<Route>>,
    },
    /// `/invoices`
    Invoices(ListView),
    /// `/invoices/:id`
    Invoice(Id),
    /// `/estimates`, `/proposals` …: a section that the portal does not show itself yet
    Elsewhere(Section),
    /// Any other address, kept as it was typed
    NotFound(String),
}

/// What is seen of a list. It lives in the address, so that a view can be shared and survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// `search`: the words that a record must have.
    pub search: String,
    /// `status`: the code of the status that a record must be in.
    pub status: Option<String>,
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

/// What is printed as it is in a part of a path: the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

const ELSEWHERE: [(&str, Section); 6] = [
    ("estimates", Section::Estimates),
    ("proposals", Section::Proposals),
    ("contracts", Section::Contracts),
    ("projects", Section::Projects),
    ("tickets", Section::Tickets),
    ("knowledge-base", Section::KnowledgeBase),
];

impl Route {
    /// Reads an address: a path that begins with `/`, perhaps with a query. What is no address of the portal is `NotFound`.
    pub fn parse(address: &str) -> Self {
        Self::known(address).unwrap_or_else(|| Self::NotFound(address.to_owned()))
    }

    fn known(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Vec<_> = path
            .split('/')
            .map(|part| percent_decode_str(part).decode_utf8())
            .collect::<Result<_, _>>()
            .ok()?;
        let parts: Vec<_> = parts.iter().map(Cow::as_ref).collect();
        Some(match parts[..] {
            [""] => Self::Dashboard,
            ["login"] => Self::SignIn {
                return_to: value(query, "to").and_then(|to| Self::known(&to)).map(Box::new),
            },
            ["invoices"] => Self::Invoices(ListView::parse(query)),
            ["invoices", id] => Self::Invoice(Id::parse(id)?),
            [name] => Self::Elsewhere(ELSEWHERE.iter().find(|(path, _)| *path == name)?.1),
            _ => return None,
        })
    }

    /// The section that the customer needs in the menu to see this; none for what everybody sees.
    pub fn section(&self) -> Option<Section> {
        match self {
            Self::Invoices(_) | Self::Invoice(_) => Some(Section::Invoices),
            Self::Elsewhere(section) => (*section != Section::KnowledgeBase).then_some(*section),
            Self::Dashboard | Self::SignIn { .. } | Self::NotFound(_) => None,
        }
    }

    /// Whether only a signed-in customer may see this.
    pub fn is_private(&self) -> bool {
        !matches!(
            self,
            Self::SignIn { .. } | Self::NotFound(_) | Self::Elsewhere(Section::KnowledgeBase)
        )
    }

    /// The page of the address: the same for every view of one list, so that a page stays while its list is filtered.
    pub fn page(self) -> Self {
        match self {
            Self::Invoices(_) => Self::Invoices(ListView::default()),
            other => other,
        }
    }

    /// The route of a section's first page.
    pub fn of_section(section: Section) -> Self {
        match section {
            Section::Invoices => Self::Invoices(ListView::default()),
            other => Self::Elsewhere(other),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dashboard => f.write_str("/"),
            Self::SignIn { return_to: None } => f.write_str("/login"),
            Self::SignIn { return_to: Some(route) } => {
                write!(f, "/login?{}", query([("to", route.to_string())]))
            }
            Self::Invoices(view) => write!(f, "/invoices{view}"),
            Self::Invoice(id) => write!(f, "/invoices/{}", utf8_percent_encode(id.as_str(), ENCODED)),
            Self::Elsewhere(section) => {
                let name = ELSEWHERE
                    .iter()
                    .find(|(_, known)| known == section)
                    .map_or("", |(path, _)| path);
                write!(f, "/{name}")
            }
            Self::NotFound(address) => f.write_str(address),
        }
    }
}

impl ListView {
    fn parse(query: &str) -> Self {
        Self {
            search: value(query, "search").unwrap_or_default(),
            status: value(query, "status"),
            sort: value(query, "sort").map(|sort| match sort.strip_prefix('-') {
                Some(column) => Sort {
                    column: column.to_owned(),
                    descending: true,
                },
                None => Sort {
                    column: sort,
                    descending: false,
                },
            }),
            page: value(query, "page")
                .and_then(|page| page.parse::<usize>().ok())
                .map_or(0, |page| page.saturating_sub(1)),
        }
    }
}

/// Prints a query with its `?`, or nothing for the view that a list begins with.
impl fmt::Display for ListView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sort = self
            .sort
            .as_ref()
            .map(|sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.column));
        let page = (self.page > 0).then(|| (self.page.saturating_add(1)).to_string());
        let pairs = [
            ("search", Some(self.search.clone()).filter(|search| !search.is_empty())),
            ("status", self.status.clone()),
            ("sort", sort),
            ("page", page),
        ];
        let query = query(pairs.into_iter().filter_map(|(name, value)| Some((name, value?))));
        if query.is_empty() {
            Ok(())
        } else {
            write!(f, "?{query}")
        }
    }
}

fn query(pairs: impl IntoIterator<Item = (&'static str, String)>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The value of a name in a query; blank is none.
fn value(query: &str, name: &str) -> Option<String> {
    let pair = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    pair.map(|(_, value)| value.into_owned())
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
