//! `/register`

use leptos::html::Details;
use leptos::prelude::*;

use crate::api::{self};
use crate::components::form::{Field, Form, FormState, Problem, choice, text_field};
use crate::components::{Link, PageTitle};
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::country::countries;
use crate::model::email;
use crate::route::Route;

/// A field of one line: its name, its label, the kind of its input, and what a browser may fill in.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// What has been typed, by the names of the fields.
type Typed = Vec<(&'static str, RwSignal<String>)>;

fn required_lines() -> [Line; 6] {
    [
        ("company", i18n::register::company(), "text", "organization"),
        ("firstname", i18n::register::first_name(), "text", "given-name"),
        ("lastname", i18n::register::last_name(), "text", "family-name"),
        (EMAIL, i18n::register::email(), "email", "username"),
        ("password", i18n::register::password(), "password", "new-password"),
        (
            "passwordr",
            i18n::register::repeat_password(),
            "password",
            "new-password",
        ),
    ]
}

fn optional_lines() -> [Line; 9] {
    [
        ("phonenumber", i18n::register::company_phone(), "tel", "tel"),
        ("contact_phonenumber", i18n::register::own_phone(), "tel", "tel"),
        ("position", i18n::register::position(), "text", "organization-title"),
        ("website", i18n::register::website(), "text", "url"),
        ("vat", i18n::register::vat(), "text", "off"),
        ("address", i18n::register::address(), "text", "street-address"),
        ("zip", i18n::register::zip(), "text", "postal-code"),
        ("city", i18n::register::city(), "text", "address-level2"),
        ("state", i18n::register::state(), "text", "address-level1"),
    ]
}

/// The name of the field with the e-mail address.
const EMAIL: &str = "email";

/// The name of the field with the choice of a country.
const COUNTRY: &str = "country";

/// Creates an account, and leads to signing in with it.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let (client, location) = (Context::get().client, Context::get().location);
    let newcomer = Context::get().newcomer;
    let form = FormState::untouched();
    let more = NodeRef::<Details>::new();
    let names = required_lines()
        .into_iter()
        .chain(optional_lines())
        .map(|(name, ..)| name);
    let typed: StoredValue<Typed> = StoredValue::new(
        names
            .chain([COUNTRY])
            .map(|name| (name, RwSignal::new(String::new())))
            .collect(),
    );
    let value = move |name: &str| {
        let of_name = |typed: &Typed| typed.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        typed.with_value(of_name).unwrap_or_default()
    };
    let line = move |is_required| {
        move |(name, label, kind, autocomplete): Line| {
            let field = Field {
                name,
                label,
                is_required,
            };
            text_field(field, form, value(name), kind, autocomplete)
        }
    };
    let country = choice(
        Field {
            name: COUNTRY,
            label: i18n::register::country(),
            is_required: false,
        },
        form,
        value(COUNTRY),
        Signal::stored(country_options()),
    );

    let submit = move |()| {
        let address = value(EMAIL).get_untracked();
        let email = email::trimmed(&address).to_owned();
        value(EMAIL).set(email.clone());
        let fields: Vec<_> = typed.with_value(|typed| {
            typed
                .iter()
                .map(|(name, value)| (*name, value.get_untracked()))
                .collect()
        });
        let send = move || -> crate::components::form::SendForm { Box::pin(api::session::register(client, fields)) };
        form.submit(problems(value), send, move || {
            newcomer.set(Some(email));
            location.go(Route::SignIn { return_to: None });
        });
    };
    // A problem that is folded away would be seen by nobody.
    Effect::new(move || {
        let is_folded = optional_lines()
            .iter()
            .any(|(name, ..)| form.problem(name).with(Option::is_some));
        if let (true, Some(more)) = (is_folded || form.problem(COUNTRY).with(Option::is_some), more.get()) {
            more.set_open(true);
        }
    });

    view! {
        <PageTitle text=i18n::register::title() />
        <p>
            {i18n::register::known()} " "
            <Link to=Route::SignIn { return_to: None } text=i18n::navigation::sign_in() />
        </p>
        <Form state=form button=i18n::register::submit() submit=Callback::new(submit)>
            <div class="columns">{required_lines().map(line(true)).collect_view()}</div>
            <details node_ref=more>
                <summary>{i18n::register::more()}</summary>
                <div class="columns">{optional_lines().map(line(false)).collect_view()} {country}</div>
            </details>
        </Form>
    }
}

/// The countries by their names in the reader's language, each with the CRM's id.
fn country_options() -> Vec<(String, String)> {
    let formats = Formats::of_context();
    let mut options: Vec<_> = countries()
        .map(|(id, code)| (id.to_string(), formats.country(code)))
        .collect();
    options.sort_by(|(_, one), (_, other)| formats.compare(one, other));
    options.insert(0, (String::new(), i18n::register::no_country().to_owned()));
    options
}

/// What is wrong with what was typed, as far as it can be known here.
fn problems(value: impl Fn(&str) -> RwSignal<String>) -> Vec<Problem> {
    let typed = |name: &str| value(name).get_untracked();
    // Whoever wants blanks for a password may have them.
    let is_missing = |text: String, kind: &str| text.is_empty() || (kind != "password" && text.trim().is_empty());
    let missing = required_lines()
        .into_iter()
        .filter(|(name, _, kind, _)| is_missing(typed(name), kind));
    let mut problems: Vec<_> = missing
        .map(|(name, label, ..)| (name.to_owned(), i18n::form::missing(label)))
        .collect();
    let has = |problems: &[Problem], name: &str| problems.iter().any(|(known, _)| known == name);
    if !has(&problems, EMAIL) && !typed(EMAIL).contains('@') {
        problems.push((EMAIL.to_owned(), i18n::register::no_email().to_owned()));
    }
    if !has(&problems, "passwordr") && typed("password") != typed("passwordr") {
        problems.push(("passwordr".to_owned(), i18n::register::different().to_owned()));
    }
    problems
}
