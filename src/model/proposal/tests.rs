use serde_json::json;

use super::*;
use crate::model::Author;
use crate::model::samples::{documented, documented_with};

const LIST: &str = "Proposals | List All Proposals";
const DETAIL: &str = "Proposals | Request Proposal By ID";

fn texts(comments: &[Message]) -> Vec<String> {
    let text = |comment: &Message| comment.text.as_ref().map(Html::lines).unwrap_or_default().join(" / ");
    comments.iter().map(text).collect()
}

#[test]
fn the_documented_list_is_read() {
    let proposal = documented::<Vec<ProposalSummary>>(LIST).remove(0);
    assert_eq!(proposal.subject, "Proposal 2");
    assert_eq!(
        (proposal.date, proposal.open_until),
        (Date::parse("2023-05-10"), Date::parse("2023-05-17"))
    );
    let total = proposal.total.unwrap();
    assert_eq!(
        (total.amount.to_string().as_str(), total.currency.code.as_str()),
        ("20.00", "USD")
    );
    assert_eq!(
        (proposal.status.kind, proposal.status.name.as_deref()),
        (ProposalStatusKind::Revised, Some("Revised"))
    );
    assert_eq!(proposal.project.as_deref(), Some("Client api project"));
}

#[test]
fn the_documented_proposal_is_read() {
    let proposal: Proposal = documented(DETAIL);
    assert_eq!(proposal.summary.subject, "Proposal 2");
    assert_eq!(proposal.hash.as_deref(), Some("dfb1ad8e2f39f6b3b62b9c08f869c6a8"));
    assert_eq!(
        proposal.content.unwrap().around_items(),
        (None, None),
        "nothing but the items"
    );
    assert_eq!(proposal.amounts.items.len(), 1);
    assert_eq!(proposal.acceptance, None);
    assert!(proposal.allows_comments);
    assert_eq!(texts(&proposal.comments)[..2], ["test", "Test Comment"]);
    assert_eq!(proposal.comments.len(), 6);
    assert_eq!(proposal.comments.iter().filter(|one| one.is_own()).count(), 6);
    assert_eq!(proposal.comments[0].at.map(|at| (at.hour, at.minute)), Some((12, 38)));
}

#[test]
fn the_oldest_comment_comes_first_and_staff_is_told_from_the_customer() {
    let columns = json!({ "comments": {
        "2": { "content": "Yes.", "staffid": 3, "dateadded": "2026-03-02 10:00:00", "canary": "canary" },
        "0": { "content": "One\nTwo", "staffid": "0", "dateadded": "2026-03-01 10:00:00" },
        "5": { "content": "", "staffid": "0", "dateadded": "2026-03-03 10:00:00" },
    } });
    let comments = documented_with::<Proposal>(DETAIL, &columns).comments;
    assert_eq!(texts(&comments), ["One / Two", "Yes."]);
    let authors: Vec<_> = comments.iter().map(|comment| comment.author.clone()).collect();
    assert_eq!(authors, [Author::Customer(None), Author::Business(None)]);
}

#[test]
fn comments_are_taken_only_where_the_proposal_says_so() {
    let allows = |flag: serde_json::Value| {
        documented_with::<Proposal>(DETAIL, &json!({ "allow_comments": flag })).allows_comments
    };
    assert!(allows(json!("1")) && allows(json!(true)));
    assert!(!allows(json!("0")) && !allows(json!(null)));
}

#[test]
fn columns_of_other_tables_and_fields_that_leak_are_read_nowhere() {
    let columns = json!({
        "name": "canary", "adminnote": "canary", "acceptance_ip": "canary", "acceptance_email": "canary",
        "password": "canary", "last_ip": "canary", "token": "canary", "email": "canary", "phone": "canary",
        "datecreated": "2001-01-01 00:00:00",
    });
    for shown in [
        format!("{:?}", documented_with::<ProposalSummary>(LIST, &columns)),
        format!("{:?}", documented_with::<Proposal>(DETAIL, &columns)),
    ] {
        assert!(shown.contains("USD"), "by currency_name");
        assert!(!shown.contains("canary") && !shown.contains("2001"), "{shown}");
    }
}

#[test]
fn it_waits_for_an_answer_while_it_is_open_sent_or_revised() {
    for (code, kind, is_open) in [
        ("1", ProposalStatusKind::Open, true),
        ("2", ProposalStatusKind::Declined, false),
        ("3", ProposalStatusKind::Accepted, false),
        ("4", ProposalStatusKind::Sent, true),
        ("5", ProposalStatusKind::Revised, true),
        ("6", ProposalStatusKind::Draft, false),
        ("77", ProposalStatusKind::Other, false),
    ] {
        let status = documented_with::<ProposalSummary>(LIST, &json!({ "status": code })).status;
        assert_eq!((status.kind, status.is_open()), (kind, is_open), "{code}");
    }
}
