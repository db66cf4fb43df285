//! The field that a file is chosen with.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::file::type_name;
use crate::model::{FileProblem, FileRules};

/// Its name on the wire.
const NAME: &str = "Attachment";
const PROBLEM: &str = "problem-attachment";

/// A field for one file, which is checked as soon as it is chosen.
#[derive(Clone, Copy)]
pub struct FileField {
    input: NodeRef<html::Input>,
    chosen: RwSignal<Option<File>, LocalStorage>,
    rules: StoredValue<FileRules>,
    formats: Formats,
}

impl FileField {
    /// An empty field, with the limits that the embedding page sets.
    pub fn empty() -> Self {
        let rules = Context::get()
            .config
            .with_value(|config| FileRules::parse(config.max_upload.as_deref(), config.upload_types.as_deref()));
        Self {
            input: NodeRef::new(),
            chosen: RwSignal::new_local(None),
            rules: StoredValue::new(rules),
            formats: Formats::of_context(),
        }
    }

    /// The chosen file.
    pub fn file(self) -> Option<File> {
        self.chosen.get_untracked()
    }

    /// Whether the chosen file cannot be sent: then the field gets the focus, and says why.
    pub fn refuse(self) -> bool {
        let is_wrong = untrack(|| self.problem()).is_some();
        if is_wrong && let Some(input) = self.input.get_untracked() {
            // Fails only on an element that has left the page.
            let _ = input.focus();
        }
        is_wrong
    }

    /// What stands against sending the chosen file.
    fn problem(self) -> Option<String> {
        let file = self.chosen.get()?;
        self.rules.with_value(|rules| {
            Some(match rules.problem(&file.name(), file.size())? {
                FileProblem::Size => {
                    i18n::file::too_large(&self.formats.size(file.size()), &self.formats.size(rules.most_bytes))
                }
                FileProblem::Type => i18n::file::wrong_type(&rules.endings.join(", ")),
            })
        })
    }

    /// Forgets the chosen file, unless the field is gone already.
    pub fn clear(self) {
        self.chosen.try_set(None);
        if let Some(input) = self.input.try_get_untracked().flatten() {
            input.set_value("");
        }
    }

    /// The field.
    pub fn view(self) -> AnyView {
        let problem = Memo::new(move |_| self.problem());
        let choose = move |_| {
            let input = self.input.get_untracked();
            self.chosen
                .set(input.and_then(|input| input.files()).and_then(|files| files.get(0)));
        };
        let chosen = move || self.chosen.get().map(|file| self.chosen_file(&file));
        view! {
            <div class="field">
                <label>
                    <span data-note=i18n::form::optional()>{i18n::file::label()}</span>
                    <input
                        node_ref=self.input
                        type="file"
                        name=NAME
                        accept=self.rules.with_value(|rules| rules.endings.join(","))
                        aria-invalid=move || problem.with(Option::is_some).to_string()
                        aria-describedby=PROBLEM
                        on:change=choose
                    />
                </label>
                {chosen}
                <p class="problem" id=PROBLEM role="alert" hidden=move || problem.with(Option::is_none)>
                    {problem}
                </p>
            </div>
        }
        .into_any()
    }

    /// What is to be known of a file before it is sent.
    fn chosen_file(self, file: &File) -> AnyView {
        let size = self.formats.size(file.size());
        let facts = match type_name(&file.name(), &file.type_()) {
            Some(kind) => format!("{kind}, {size}"),
            None => size,
        };
        view! {
            <p class="chosen-file">
                <span>{file.name()} " " <small>{facts}</small></span>
                <button type="button" class="button" on:click=move |_| self.clear()>
                    {i18n::file::remove()}
                </button>
            </p>
        }
        .into_any()
    }
}
