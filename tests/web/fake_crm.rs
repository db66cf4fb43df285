//! A CRM that lives in the page: it answers what a test lets it answer, and remembers what it was asked.

use std::cell::Cell;

use customer_portal::model::wire::{FromRow, Row};
use customer_portal::session::{Credentials, Session};
use leptos::prelude::Owner;
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

use super::support;

/// The documented answer to a request, as text, by its name in the samples.
fn documented(sample: &str) -> String {
    thread_local! {
        static SAMPLES: Value =
            serde_json::from_str(include_str!("../fixtures/documented-samples.json")).unwrap();
    }
    SAMPLES.with(|samples| samples[sample]["success"]["body"].to_string())
}

const AUTHENTICATION: &str = "Authentication | Login";
const INVOICE_BY_ID: &str = "Invoices | Request Invoice By ID";
const ESTIMATE_BY_ID: &str = "Estimates | Request Estimates By ID";
const PROPOSAL_BY_ID: &str = "Proposals | Request Proposal By ID";
const CONTRACT_BY_ID: &str = "Contracts | Request Contract By ID";
const TICKET_BY_ID: &str = "Support | Request Tickets By ID";
const PROJECT_BY_ID: &str = "Projects | Request Project By ID";

pub const MENU: &str = "GET miscellaneous/group/client_menu";
pub const INVOICES: &str = "GET invoices";
pub const INVOICE: &str = "GET invoices/id/4";
pub const ESTIMATES: &str = "GET estimates";
pub const ESTIMATE: &str = "GET estimates/id/5";
pub const PROPOSALS: &str = "GET proposals";
pub const PROPOSAL: &str = "GET proposals/id/2";
pub const PROPOSAL_COMMENT: &str = "POST proposals/id/2/group/proposals_comment";
pub const CONTRACTS: &str = "GET contracts";
pub const CONTRACT: &str = "GET contracts/id/2";
pub const CONTRACT_COMMENT: &str = "POST contracts/id/2/group/contract_comment";
pub const TICKETS: &str = "GET tickets";
pub const TICKET: &str = "GET tickets/id/2";
pub const REPLY: &str = "POST tickets/add_reply/2";
pub const DEPARTMENTS: &str = "GET miscellaneous/group/departments";
pub const SERVICES: &str = "GET miscellaneous/group/get_services";
pub const PRIORITIES: &str = "GET miscellaneous/group/get_ticket_priorities";
pub const PROJECTS: &str = "GET projects";
pub const PROJECT: &str = "GET projects/id/2";
pub const TASKS: &str = "GET projects/id/2/group/tasks";
pub const TASK_CHOICES: &str = "GET projects/id/2/group/create_task_data";
pub const ADD_TASK: &str = "POST projects/id/2/group/tasks";
pub const EDIT_TASK: &str = "PUT projects/id/2/group/tasks";
pub const ARTICLES: &str = "GET knowledge_base";
pub const ARTICLE_GROUP: &str = "GET knowledge_base/group/group-2";
pub const ARTICLE: &str = "GET knowledge_base/article/coustom-project-2";
pub const REGISTER: &str = "POST register";
pub const SIGN_IN: &str = "POST authentication";
pub const SIGN_OUT: &str = "POST logout";

/// The calls that are answered as documented, with the names of their samples.
const DOCUMENTED: [(&str, &str); 28] = [
    (SIGN_IN, AUTHENTICATION),
    (SIGN_OUT, "Authentication | Logout"),
    (MENU, "Miscellaneous | Get client menu"),
    (INVOICES, "Invoices | List All Invoices"),
    (INVOICE, INVOICE_BY_ID),
    (ESTIMATES, "Estimates | List All Estimates"),
    (ESTIMATE, ESTIMATE_BY_ID),
    (PROPOSALS, "Proposals | List All Proposals"),
    (PROPOSAL, PROPOSAL_BY_ID),
    (PROPOSAL_COMMENT, "Proposals | Add Proposal Comments"),
    (CONTRACTS, "Contracts | List All Contracts"),
    (CONTRACT, CONTRACT_BY_ID),
    (CONTRACT_COMMENT, "Contracts | Add Contract Comments"),
    (TICKETS, "Support | List All Tickets"),
    (TICKET, TICKET_BY_ID),
    (REPLY, "Support | Add New Reply To A Ticket"),
    (DEPARTMENTS, "Miscellaneous | List all departments"),
    (SERVICES, "Miscellaneous | List all services"),
    (PRIORITIES, "Miscellaneous | List ticket priorities"),
    (PROJECTS, "Projects | List All Projects"),
    (PROJECT, PROJECT_BY_ID),
    (TASKS, "Projects | Request Project Groups Information"),
    (ADD_TASK, "Task | Add task to a project"),
    (EDIT_TASK, "Task | Update task"),
    (ARTICLES, "Knowledge Base | List All Knowledge Base"),
    (
        ARTICLE_GROUP,
        "Knowledge Base | Request Knowledge Base By Group Slug Name",
    ),
    (ARTICLE, "Knowledge Base | Request Knowledge Base By Slug Name"),
    (REGISTER, "Authentication | Register"),
];

#[wasm_bindgen(module = "/tests/web/fake_crm.js")]
extern "C" {
    #[wasm_bindgen(js_name = restoreFetch)]
    pub fn restore_fetch();

    #[wasm_bindgen(js_name = FakeCrm)]
    type Server;

    #[wasm_bindgen(constructor, js_class = FakeCrm)]
    fn new(root: &str) -> Server;
    #[wasm_bindgen(method)]
    fn answer(this: &Server, call: &str, status: u16, body: &str);
    #[wasm_bindgen(method)]
    fn cut(this: &Server, call: &str);
    #[wasm_bindgen(method)]
    fn hold(this: &Server, call: &str);
    #[wasm_bindgen(method)]
    fn release(this: &Server, call: &str);
    #[wasm_bindgen(method)]
    fn sent(this: &Server) -> Vec<Sent>;

    /// A request that was sent.
    pub type Sent;

    /// Method and path, as in `GET invoices`; the whole address where it is none of the API's.
    #[wasm_bindgen(method, getter)]
    pub fn call(this: &Sent) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Sent) -> String;
    /// Each as `name: value`, in the order of their names.
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Sent) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    pub fn credentials(this: &Sent) -> String;
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Sent) -> String;
    /// Whether the browser goes on with it when the page is left; none where the browser does not tell.
    #[wasm_bindgen(method, getter, js_name = outlastsPage)]
    pub fn outlasts_page(this: &Sent) -> Option<bool>;
    #[wasm_bindgen(method, getter)]
    pub fn aborted(this: &Sent) -> bool;
}

/// A CRM with an address of its own, so that nothing of one test is left for the next.
pub struct FakeCrm {
    pub root: String,
    server: Server,
}

impl FakeCrm {
    /// A CRM that gives the documented answers, in a clean page.
    pub fn start() -> Self {
        thread_local! {
            static COUNT: Cell<u32> = const { Cell::new(0) };
        }
        support::clean();
        let number = COUNT.get();
        COUNT.set(number + 1);
        let root = format!("https://crm-{number}.example/");
        let crm = Self {
            server: Server::new(&root),
            root,
        };
        for (call, answer) in documented_answers() {
            crm.answer(call, 200, &answer);
        }
        crm
    }

    /// A CRM with which the tab has a session already.
    pub fn signed_in() -> Self {
        let crm = Self::start();
        crm.keep_session();
        crm
    }

    /// Lets the tab have a session, as from before a reload.
    pub fn keep_session(&self) {
        let sample: Value = serde_json::from_str(&documented(AUTHENTICATION)).unwrap();
        let row = sample["data"].to_string();
        let credentials = Credentials::from_row(&Row::parse(&row).unwrap()).ok().unwrap();
        let owner = Owner::new();
        owner.with(|| Session::restore(&self.root).open(credentials));
        owner.cleanup();
    }

    /// What is answered to a call from now on.
    pub fn answer(&self, call: &str, status: u16, body: &str) {
        self.server.answer(call, status, body);
    }

    /// What is answered to a call from now on: a success with this data.
    pub fn answer_data(&self, call: &str, data: &Value) {
        self.answer(call, 200, &json!({ "status": true, "data": data }).to_string());
    }

    /// What is answered to a call from now on: a refusal.
    pub fn refuse(&self, call: &str, status: u16, message: &str) {
        self.answer(
            call,
            status,
            &json!({ "status": false, "message": message }).to_string(),
        );
    }

    /// From now on the connection is cut at a call.
    pub fn cut(&self, call: &str) {
        self.server.cut(call);
    }

    /// From now on the answers to a call are kept back.
    pub fn hold(&self, call: &str) {
        self.server.hold(call);
    }

    /// Gives the answers that were kept back.
    pub fn release(&self, call: &str) {
        self.server.release(call);
    }

    /// All requests so far.
    pub fn sent(&self) -> Vec<Sent> {
        self.server.sent()
    }

    /// The requests of one call so far.
    pub fn sent_to(&self, call: &str) -> Vec<Sent> {
        self.sent().into_iter().filter(|sent| sent.call() == call).collect()
    }

    /// How often a call was asked for.
    pub fn count(&self, call: &str) -> usize {
        self.sent_to(call).len()
    }
}

impl Drop for FakeCrm {
    fn drop(&mut self) {
        support::clean();
    }
}

/// The calls that are answered as documented, with the answers.
pub fn documented_answers() -> impl Iterator<Item = (&'static str, String)> {
    DOCUMENTED.into_iter().map(|(call, sample)| (call, documented(sample)))
}

/// The token of the documented sign-in.
pub fn token() -> String {
    let sample: Value = serde_json::from_str(&documented(AUTHENTICATION)).unwrap();
    sample["data"]["token"].as_str().unwrap().to_owned()
}

/// The data of the documented invoice, with other fields where given.
pub fn invoice_with(fields: Value) -> Value {
    documented_with(INVOICE_BY_ID, fields)
}

/// The data of the documented estimate, with other fields where given.
pub fn estimate_with(fields: Value) -> Value {
    documented_with(ESTIMATE_BY_ID, fields)
}

/// The data of the documented proposal, with other fields where given.
pub fn proposal_with(fields: Value) -> Value {
    documented_with(PROPOSAL_BY_ID, fields)
}

/// The data of the documented contract, with other fields where given.
pub fn contract_with(fields: Value) -> Value {
    documented_with(CONTRACT_BY_ID, fields)
}

/// The data of the documented ticket, with other fields where given.
pub fn ticket_with(fields: Value) -> Value {
    documented_with(TICKET_BY_ID, fields)
}

/// The data of the documented project, with other fields where given.
pub fn project_with(fields: Value) -> Value {
    documented_with(PROJECT_BY_ID, fields)
}

fn documented_with(sample: &str, fields: Value) -> Value {
    let mut sample: Value = serde_json::from_str(&documented(sample)).unwrap();
    let mut record = sample["data"].take();
    let (Value::Object(all), Value::Object(own)) = (&mut record, fields) else {
        panic!("a record is an object");
    };
    all.extend(own);
    record
}
