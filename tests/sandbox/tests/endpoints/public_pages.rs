//! The CRM's own pages.

use sandbox::ANNA;

use crate::support::{Server, send};

#[tokio::test]
async fn an_invoice_has_a_page_behind_its_hash() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let invoice = server.data("invoices/id/317", &token).await;
    let hash = invoice["hash"].as_str().unwrap();
    assert_eq!(hash.len(), 32);
    for crm in ["", "/crm"] {
        let page = send(server.get(&format!("{crm}/invoice/317/{hash}"))).await;
        assert_eq!(page.status(), 200);
        assert!(
            page.text()
                .await
                .unwrap()
                .contains("<h1>Invoice INV-1058 – Unpaid</h1>")
        );
        for wrong in [format!("317/{}", "0".repeat(32)), format!("316/{hash}")] {
            let page = send(server.get(&format!("{crm}/invoice/{wrong}"))).await;
            assert_eq!(page.status(), 404);
            assert!(
                page.headers()["content-type"]
                    .to_str()
                    .unwrap()
                    .starts_with("text/html")
            );
        }
    }
}

#[tokio::test]
async fn a_new_password_is_asked_for_in_the_crm() {
    let server = Server::start().await;
    let page = send(server.get("/crm/authentication/forgot_password")).await;
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("<h1>Forgot Password</h1>"));
}
