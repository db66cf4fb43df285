//! Files that are pasted into a form, or dropped on it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, EventTarget, FileList, HtmlFormElement, HtmlInputElement, Node,
};

const EVENTS: [&str; 4] = ["paste", "dragover", "dragleave", "drop"];

/// Takes the files that are pasted into the form of a field, or dropped on it, until the owner is gone. What is dropped beside it is
/// not taken; without anybody to refuse it, the browser would open it in the place of the page, and of what was typed there.
pub(super) fn take_given(input: &HtmlInputElement, is_aimed_at: RwSignal<bool>, take: impl Fn(&FileList) + 'static) {
    let Some(element) = input.form() else { return };
    let form = Form {
        element,
        is_aimed_at,
        take,
    };
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| form.hear(event));
    // That of the portal.
    let root = input.get_root_node();
    for event in EVENTS {
        // Neither this nor its removal fails on what can have listeners.
        let _ = root.add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    }
    let heard = StoredValue::new_local((root, hear));
    on_cleanup(move || {
        heard.try_with_value(|(root, hear)| {
            for event in EVENTS {
                let _ = root.remove_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
            }
        });
    });
}

struct Form<F> {
    element: HtmlFormElement,
    /// Whether a file is being held over it.
    is_aimed_at: RwSignal<bool>,
    take: F,
}

impl<F: Fn(&FileList)> Form<F> {
    fn hear(&self, event: Event) {
        match event.dyn_into::<DragEvent>() {
            Ok(event) => self.drag(&event),
            Err(event) => self.paste(event.unchecked_ref()),
        }
    }

    /// Text goes before files: a word processor gives a picture of what was copied along with it. A file's name alone is no text.
    fn paste(&self, event: &ClipboardEvent) {
        if !self.contains(event.target()) {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        let Some(files) = data.files() else { return };
        let Some(first) = files.get(0) else { return };
        let text = data.get_data("text/plain").unwrap_or_default();
        if text.is_empty() || text == first.name() {
            event.prevent_default();
            (self.take)(&files);
        }
    }

    fn drag(&self, event: &DragEvent) {
        let Some(data) = event.data_transfer().filter(has_files) else {
            return;
        };
        let is_within = self.contains(event.target());
        match event.type_().as_str() {
            "dragover" => {
                event.prevent_default();
                data.set_drop_effect(if is_within { "copy" } else { "none" });
                self.aim(is_within);
            }
            "dragleave" => {
                if !self.contains(event.related_target()) {
                    self.aim(false);
                }
            }
            _ => {
                event.prevent_default();
                self.aim(false);
                if is_within && let Some(files) = data.files() {
                    (self.take)(&files);
                }
            }
        }
    }

    fn aim(&self, is_at_it: bool) {
        if self.is_aimed_at.get_untracked() != is_at_it {
            self.is_aimed_at.set(is_at_it);
        }
    }

    fn contains(&self, target: Option<EventTarget>) -> bool {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        self.element.contains(node.as_ref())
    }
}

fn has_files(data: &DataTransfer) -> bool {
    data.types().includes(&"Files".into(), 0)
}
