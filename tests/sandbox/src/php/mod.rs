//! The CRM on a real server (`--server php`): `CodeIgniter` 3 with its REST server on PHP 8, by section 7 of the wire facts.

mod answers;
mod database;
mod path;
mod upload;
mod xss_clean;

use serde::Deserialize;

pub use answers::apply;
pub use path::keep_encoded;

use database::Database;

/// How the CRM is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Server {
    /// Every status, text and file arrives as it was sent
    Tidy,
    /// As PHP and its framework do it: statuses, files and characters get lost
    Php,
}

impl Server {
    /// What it starts with.
    pub fn php(self) -> Option<Php> {
        (self == Self::Php).then(Php::default)
    }
}

/// How PHP is set up. What is not given is as PHP comes.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Php {
    /// Whether notices stand before every answer: no status can be set after them (R1).
    notices: bool,
    /// Bytes of a request, above which PHP forgets its fields and files (R6).
    post_max_size: usize,
    /// Bytes of a file, above which PHP forgets it (R6).
    upload_max_filesize: usize,
    /// What the module does with a form that has come empty (R6).
    empty_form: EmptyForm,
    /// What becomes of bytes that are no text, and of emoji (R9).
    database: Database,
}

/// What becomes of a form whose fields PHP has forgotten.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum EmptyForm {
    /// Each required field is said to be missing.
    Refused,
    /// A record without a text is stored, and that is a success.
    Stored,
}

impl Default for Php {
    fn default() -> Self {
        Self {
            notices: true,
            post_max_size: 8 << 20,
            upload_max_filesize: 2 << 20,
            empty_form: EmptyForm::Refused,
            database: Database::Loses,
        }
    }
}

impl Php {
    /// Whether PHP forgets what is in a request of this length.
    pub fn forgets(&self, length: usize) -> bool {
        length > self.post_max_size
    }

    /// Whether the module stores what lacks its required fields.
    pub fn stores_empty_forms(&self) -> bool {
        self.empty_form == EmptyForm::Stored
    }

    /// What is stored of the text of a field; messages are cleaned before (R8).
    pub fn store(&self, field: &str, text: &str) -> String {
        if MESSAGES.contains(&field) {
            self.database.store(&xss_clean::clean(text))
        } else {
            self.database.store(text)
        }
    }

    /// The name under which a file is stored; none if it is dropped without a word (R6, R7).
    pub fn store_file(&self, name: &str, size: usize) -> Option<String> {
        let takes = size > 0 && size <= self.upload_max_filesize && upload::is_allowed(name);
        takes.then(|| upload::stored_name(name))
    }
}

/// Fields that the module takes through `xss_clean`.
const MESSAGES: [&str; 4] = ["content", "message", "Message", "TicketBody"];
