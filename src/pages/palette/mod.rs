//! The command palette: finds pages, actions and the records that are loaded. And the keys that lead to it.

mod entries;
mod key_list;
mod keyboard;
mod modal;
mod results;
mod search;

use leptos::prelude::*;

use self::modal::Modal;
use self::results::Results;
use crate::api::menu::Menu;
use crate::components::Icon;
use crate::context::Context;
use crate::i18n;
use crate::session::{Kept, Part, Session, SessionState};
pub use key_list::KeyList;
pub use keyboard::Keyboard;

/// Which of the two dialogs is shown, and whether keys that are pressed alone do anything.
#[derive(Clone, Copy)]
pub struct Finder {
    /// The dialog, and the moment at which it was shown.
    shown: RwSignal<Option<(Shown, u32)>>,
    /// How often the customer has gone somewhere.
    moment: Memo<u32>,
    is_signed_in: Memo<bool>,
    single_keys: RwSignal<bool>,
    /// Where it is kept that they do nothing.
    settings: StoredValue<Option<Kept>>,
}

/// A dialog.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Palette,
    Keys,
}

/// The name under which it is kept that keys that are pressed alone do nothing.
const SINGLE_KEYS_OFF: &str = "single-keys-off";

impl Finder {
    /// That of the customer whose pages begin.
    pub fn of_session(session: Session) -> Self {
        let route = Context::get().location.route();
        let settings = session.kept(Part::Settings);
        let is_off = settings.as_ref().and_then(|settings| settings.get(SINGLE_KEYS_OFF));
        Self {
            shown: RwSignal::new(None),
            moment: Memo::new(move |before: Option<&u32>| {
                route.track();
                before.map_or(0, |before| before + 1)
            }),
            is_signed_in: Memo::new(move |_| {
                let state = session.state();
                state.with(|state| matches!(state, SessionState::SignedIn(_)))
            }),
            single_keys: RwSignal::new(is_off.is_none()),
            settings: StoredValue::new(settings),
        }
    }

    fn show(self, which: Shown) {
        self.shown.set(Some((which, self.moment.get_untracked())));
    }

    /// Whoever has gone somewhere, or is to sign in again, is done with it. It follows at once from that, with no effect between:
    /// it is closed before the focus goes to the new page or to the other dialog.
    fn is_shown(self, which: Shown) -> bool {
        let here = Some((which, self.moment.get()));
        self.is_signed_in.get() && self.shown.get() == here
    }

    /// Whether one of the dialogs is to be seen.
    pub fn is_open(self) -> bool {
        self.is_shown(Shown::Palette) || self.is_shown(Shown::Keys)
    }

    fn close(self) {
        self.shown.set(None);
    }

    fn allow_single_keys(self, are_allowed: bool) {
        self.single_keys.set(are_allowed);
        let off = (!are_allowed).then_some("");
        self.settings
            .with_value(|settings| settings.as_ref().map(|settings| settings.keep(SINGLE_KEYS_OFF, off)));
    }
}

/// The way to the palette for everybody, be it by mouse, by touch or by keyboard.
#[component]
pub fn FindButton(
    /// What it shows.
    finder: Finder,
) -> impl IntoView {
    let (keys, written) = if keyboard::is_apple() {
        ("Meta+K", i18n::palette::command_k())
    } else {
        ("Control+K", i18n::palette::control_k())
    };
    view! {
        <button
            type="button"
            class="button find"
            aria-haspopup="dialog"
            aria-keyshortcuts=keys
            on:click=move |_| finder.show(Shown::Palette)
        >
            {Icon::Find.view()} {i18n::palette::find()}
            <kbd aria-hidden="true">{written}</kbd>
        </button>
    }
}

/// The palette itself.
#[component]
pub fn Palette(
    /// What shows it.
    finder: Finder,
    /// The customer's menu.
    menu: Menu,
    /// What signing out does.
    sign_out: Callback<()>,
) -> impl IntoView {
    view! {
        <Modal finder=finder which=Shown::Palette label=i18n::palette::find() class="dialog palette">
            <Results finder=finder menu=menu sign_out=sign_out />
        </Modal>
    }
}
