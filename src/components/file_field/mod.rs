//! The field that a file is chosen with, be it in the browser's dialog, by pasting or by dropping it.

mod given;
mod thumbnail;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, File, FileList, HtmlInputElement};

use self::given::take_given;
use self::thumbnail::thumbnail;
use crate::api::ApiError;
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::file::{shown_name, type_name};
use crate::model::{FileProblem, FileRules};

/// Its name on the wire.
const NAME: &str = "Attachment";
const PROBLEM: &str = "problem-attachment";

/// A field for one file, which is checked as soon as it is chosen.
#[derive(Clone, Copy)]
pub struct FileField {
    input: NodeRef<html::Input>,
    chosen: RwSignal<Option<File>, LocalStorage>,
    /// How many files were pasted or dropped at once, of which the chosen one is the first; none where it was chosen in the field.
    given: RwSignal<u32>,
    /// Whether a file is being held over the form.
    is_aimed_at: RwSignal<bool>,
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
            given: RwSignal::new(0),
            is_aimed_at: RwSignal::new(false),
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
                FileProblem::Empty => i18n::file::empty().to_owned(),
                FileProblem::Type => i18n::file::wrong_type(&rules.endings.join(", ")),
            })
        })
    }

    /// Begins with a file that has been chosen before.
    pub fn choose(self, file: File) {
        self.chosen.set(Some(file));
    }

    /// Takes the first of the files that were pasted or dropped.
    fn take(self, files: &FileList) {
        let Some(file) = files.get(0) else { return };
        if let Some(input) = self.input.get_untracked() {
            // Fails only in a browser that lets no script choose files: then the field is empty, and the file is there below it.
            let _ = show_in(&input, &file);
        }
        self.given.set(files.length());
        self.chosen.set(Some(file));
    }

    /// What is said of a file that was pasted or dropped: no dialog of the browser's has done so.
    fn said(self) -> Option<String> {
        let name = self.chosen.get().filter(|_| self.problem().is_none())?.name();
        match self.given.get() {
            0 => None,
            1 => Some(i18n::file::attached(&name)),
            _ => Some(i18n::file::first_attached(&name)),
        }
    }

    /// Forgets the chosen file, unless the field is gone already.
    pub fn clear(self) {
        self.given.try_set(0);
        self.chosen.try_set(None);
        if let Some(input) = self.input.try_get_untracked().flatten() {
            input.set_value("");
        }
    }

    /// Forgets a file that was not sent since it has changed. As long as a browser's field has it, Chromium tells of no change where the
    /// same file is chosen again.
    pub fn clear_if_changed(self, outcome: &Result<(), ApiError>) {
        if matches!(outcome, Err(ApiError::FileChanged(_))) {
            self.clear();
        }
    }

    /// The field.
    pub fn view(self) -> AnyView {
        let problem = Memo::new(move |_| self.problem());
        let choose = move |_| {
            let input = self.input.get_untracked();
            self.given.set(0);
            self.chosen
                .set(input.and_then(|input| input.files()).and_then(|files| files.get(0)));
        };
        let chosen = move || self.chosen.get().map(|file| self.chosen_file(&file));
        // That one of several was taken is news to everybody; otherwise the file is to be seen.
        let is_seen = move || self.given.get() > 1;
        let target = move || {
            let target = || view! { <p class="drop-target" aria-hidden="true"><span>{i18n::file::drop()}</span></p> };
            self.is_aimed_at.get().then(target)
        };
        Effect::new(move || {
            if let Some(input) = self.input.get() {
                if let Some(file) = self.chosen.get_untracked() {
                    let _ = show_in(&input, &file);
                }
                take_given(&input, self.is_aimed_at, move |files| self.take(files));
            }
        });
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
                <p class="drop-hint">{i18n::file::hint()}</p>
                {chosen}
                <p class="attached" class:visually-hidden=move || !is_seen() role="status">
                    {move || self.said()}
                </p>
                <p class="problem" id=PROBLEM role="alert" hidden=move || problem.with(Option::is_none)>
                    {problem}
                </p>
                {target}
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
                {thumbnail(file)}
                <span class="name"><bdi>{shown_name(&file.name())}</bdi> " " <small>{facts}</small></span>
                <button type="button" class="button" on:click=move |_| self.clear()>
                    {i18n::file::remove()}
                </button>
            </p>
        }
        .into_any()
    }
}

/// Shows a file in the browser's own field, as if it had been chosen there.
fn show_in(input: &HtmlInputElement, file: &File) -> Result<(), JsValue> {
    let chosen = DataTransfer::new()?;
    chosen.items().add_with_file(file)?;
    input.set_files(chosen.files().as_ref());
    Ok(())
}
