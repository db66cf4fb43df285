//! Every address of the portal, its parser and its printer, and nothing else.

use std::borrow::Cow;
use std::fmt;

use form_urlencoded::Serializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode};

use crate::model::{Date, Id, Section};

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
    /// `/register`
    Register,
    /// `/invoices`
    Invoices(ListView),
    /// `/invoices/:id`
    Invoice(Id),
    /// `/estimates`
    Estimates(ListView),
    /// `/estimates/:id`
    Estimate(Id),
    /// `/proposals`
    Proposals(ListView),
    /// `/proposals/:id`
    Proposal(Id),
    /// `/contracts`
    Contracts(ListView),
    /// `/contracts/:id`
    Contract(Id),
    /// `/projects`
    Projects(ListView),
    /// `/projects/:id`
    Project(Id),
    /// `/projects/:id/:group`: one tab of a project
    ProjectGroup {
        /// Whose tab it is.
        project: Id,
        /// The tab, by the name that the API has for the group of records in it.
        group: String,
        /// What is seen of its list.
        view: ListView,
    },
    /// `/projects/:id/tasks/new`
    NewTask(Id),
    /// `/projects/:id/tasks/:task`
    Task {
        /// The project that the task belongs to.
        project: Id,
        /// Which task.
        task: Id,
    },
    /// `/tickets`
    Tickets(ListView),
    /// `/tickets/new`
    NewTicket,
    /// `/tickets/:id`
    Ticket(Id),
    /// `/knowledge-base`, with the words that are searched in `search`
    KnowledgeBase {
        /// The words; empty where nothing is searched.
        search: String,
    },
    /// `/knowledge-base/group/:slug`
    ArticleGroup(String),
    /// `/knowledge-base/article/:slug`
    Article(String),
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
    /// `from`: the first day on which a record may be.
    pub from: Option<Date>,
    /// `to`: the last day on which it may be.
    pub to: Option<Date>,
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
            ["register"] => Self::Register,
            ["invoices"] => Self::Invoices(ListView::parse(query)),
            ["invoices", id] => Self::Invoice(Id::parse(id)?),
            ["estimates"] => Self::Estimates(ListView::parse(query)),
            ["estimates", id] => Self::Estimate(Id::parse(id)?),
            ["proposals"] => Self::Proposals(ListView::parse(query)),
            ["proposals", id] => Self::Proposal(Id::parse(id)?),
            ["contracts"] => Self::Contracts(ListView::parse(query)),
            ["contracts", id] => Self::Contract(Id::parse(id)?),
            ["projects"] => Self::Projects(ListView::parse(query)),
            ["projects", id] => Self::Project(Id::parse(id)?),
            ["projects", id, "tasks", "new"] => Self::NewTask(Id::parse(id)?),
            ["projects", id, "tasks", task] => Self::Task {
                project: Id::parse(id)?,
                task: Id::parse(task)?,
            },
            ["projects", id, group] if !group.is_empty() => Self::ProjectGroup {
                project: Id::parse(id)?,
                group: group.to_owned(),
                view: ListView::parse(query),
            },
            ["tickets"] => Self::Tickets(ListView::parse(query)),
            ["tickets", "new"] => Self::NewTicket,
            ["tickets", id] => Self::Ticket(Id::parse(id)?),
            ["knowledge-base"] => Self::KnowledgeBase {
                search: value(query, "search").unwrap_or_default(),
            },
            ["knowledge-base", "group", slug] if !slug.is_empty() => Self::ArticleGroup(slug.to_owned()),
            ["knowledge-base", "article", slug] if !slug.is_empty() => Self::Article(slug.to_owned()),
            _ => return None,
        })
    }

    /// The section that this is a part of; none for what belongs to no section.
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Invoices(_) | Self::Invoice(_) => Section::Invoices,
            Self::Estimates(_) | Self::Estimate(_) => Section::Estimates,
            Self::Proposals(_) | Self::Proposal(_) => Section::Proposals,
            Self::Contracts(_) | Self::Contract(_) => Section::Contracts,
            Self::Projects(_) | Self::Project(_) | Self::ProjectGroup { .. } | Self::NewTask(_) | Self::Task { .. } => {
                Section::Projects
            }
            Self::Tickets(_) | Self::NewTicket | Self::Ticket(_) => Section::Tickets,
            Self::KnowledgeBase { .. } | Self::ArticleGroup(_) | Self::Article(_) => Section::KnowledgeBase,
            Self::Dashboard | Self::SignIn { .. } | Self::Register | Self::NotFound(_) => return None,
        })
    }

    /// Whether only a signed-in customer may see this.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Dashboard => true,
            other => other.section().is_some_and(|section| section != Section::KnowledgeBase),
        }
    }

    /// The page of the address: the same for every view of one list and for every tab of one project, so that a page stays
    /// while its list is filtered.
    pub fn page(self) -> Self {
        match self {
            Self::ProjectGroup { project, .. } => Self::Project(project),
            Self::KnowledgeBase { .. } => Self::KnowledgeBase { search: String::new() },
            other => other.with_view(ListView::default()),
        }
    }

    /// What is seen of the list at this address; none where there is no list.
    pub fn view(&self) -> Option<&ListView> {
        match self {
            Self::Invoices(view)
            | Self::Estimates(view)
            | Self::Proposals(view)
            | Self::Contracts(view)
            | Self::Projects(view)
            | Self::ProjectGroup { view, .. }
            | Self::Tickets(view) => Some(view),
            _ => None,
        }
    }

    /// The address of another view of the same list; where there is no list, the same address.
    pub fn with_view(mut self, other: ListView) -> Self {
        if let Self::Invoices(view)
        | Self::Estimates(view)
        | Self::Proposals(view)
        | Self::Contracts(view)
        | Self::Projects(view)
        | Self::ProjectGroup { view, .. }
        | Self::Tickets(view) = &mut self
        {
            *view = other;
        }
        self
    }

    /// The route of a section's first page.
    pub fn of_section(section: Section) -> Self {
        let view = ListView::default();
        match section {
            Section::Invoices => Self::Invoices(view),
            Section::Estimates => Self::Estimates(view),
            Section::Proposals => Self::Proposals(view),
            Section::Contracts => Self::Contracts(view),
            Section::Projects => Self::Projects(view),
            Section::Tickets => Self::Tickets(view),
            Section::KnowledgeBase => Self::KnowledgeBase { search: String::new() },
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
            Self::Register => f.write_str("/register"),
            Self::Invoices(view) => write!(f, "/invoices{view}"),
            Self::Invoice(id) => write!(f, "/invoices/{}", part(id.as_str())),
            Self::Estimates(view) => write!(f, "/estimates{view}"),
            Self::Estimate(id) => write!(f, "/estimates/{}", part(id.as_str())),
            Self::Proposals(view) => write!(f, "/proposals{view}"),
            Self::Proposal(id) => write!(f, "/proposals/{}", part(id.as_str())),
            Self::Contracts(view) => write!(f, "/contracts{view}"),
            Self::Contract(id) => write!(f, "/contracts/{}", part(id.as_str())),
            Self::Projects(view) => write!(f, "/projects{view}"),
            Self::Project(id) => write!(f, "/projects/{}", part(id.as_str())),
            Self::ProjectGroup { project, group, view } => {
                write!(f, "/projects/{}/{}{view}", part(project.as_str()), part(group))
            }
            Self::NewTask(project) => write!(f, "/projects/{}/tasks/new", part(project.as_str())),
            Self::Task { project, task } => {
                write!(f, "/projects/{}/tasks/{}", part(project.as_str()), part(task.as_str()))
            }
            Self::Tickets(view) => write!(f, "/tickets{view}"),
            Self::NewTicket => f.write_str("/tickets/new"),
            Self::Ticket(id) => write!(f, "/tickets/{}", part(id.as_str())),
            Self::KnowledgeBase { search } => {
                let view = ListView {
                    search: search.clone(),
                    ..ListView::default()
                };
                write!(f, "/knowledge-base{view}")
            }
            Self::ArticleGroup(slug) => write!(f, "/knowledge-base/group/{}", part(slug)),
            Self::Article(slug) => write!(f, "/knowledge-base/article/{}", part(slug)),
            Self::NotFound(address) => f.write_str(address),
        }
    }
}

impl ListView {
    fn parse(query: &str) -> Self {
        Self {
            search: value(query, "search").unwrap_or_default(),
            status: value(query, "status"),
            from: value(query, "from").and_then(|day| Date::parse(&day)),
            to: value(query, "to").and_then(|day| Date::parse(&day)),
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
            ("from", self.from.map(|day| day.to_string())),
            ("to", self.to.map(|day| day.to_string())),
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

fn part(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
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
