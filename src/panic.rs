//! A panic ends the WebAssembly instance. What can still be done is to say so in every portal of the page.

use std::cell::RefCell;
use std::sync::Once;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::host::Page;
use crate::i18n;

thread_local! {
    /// The roots of the portals that are mounted, and what each knows of the page around it.
    static ROOTS: RefCell<Vec<(HtmlElement, Page)>> = const { RefCell::new(Vec::new()) };
}

/// Lets a portal say so if the application panics.
pub(crate) fn watch(root: &HtmlElement, page: &Page) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            // The panic may have come while the list was being changed; then it is not shown, rather than to panic again.
            ROOTS.with(|roots| {
                if let Ok(roots) = roots.try_borrow() {
                    for (root, page) in roots.iter() {
                        show_reload(root);
                        page.failed("crash", i18n::app::crashed());
                    }
                }
            });
        }));
    });
    ROOTS.with_borrow_mut(|roots| roots.push((root.clone(), page.clone())));
}

/// Forgets a portal that is unmounted.
pub(crate) fn forget(root: &HtmlElement) {
    ROOTS.with_borrow_mut(|roots| roots.retain(|(known, _)| known != root));
}

fn show_reload(root: &HtmlElement) {
    // What fails here leaves the page as it is, and there is nobody to tell.
    let _ = try_to_show_reload(root);
}

fn try_to_show_reload(root: &HtmlElement) -> Result<(), JsValue> {
    let notice = document().create_element("div")?;
    notice.set_class_name("notice failed");
    notice.set_attribute("role", "alert")?;
    let text = document().create_element("p")?;
    text.set_text_content(Some(i18n::app::crashed()));
    let button: HtmlElement = document().create_element("button")?.unchecked_into();
    button.set_class_name("button");
    button.set_text_content(Some(i18n::app::reload()));
    // A function of the browser, not of the portal: the instance cannot be called any more.
    let location = JsValue::from(leptos::prelude::window().location());
    let reload: js_sys::Function = js_sys::Reflect::get(&location, &"reload".into())?.dyn_into()?;
    button.set_onclick(Some(&reload.bind0(&location)));
    notice.append_child(&text)?;
    notice.append_child(&button)?;
    root.replace_children_with_node_1(&notice);
    Ok(())
}
