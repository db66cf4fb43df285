//! The columns of an invoice in `GET invoices` and `GET invoices/id/:id`.

use serde_json::{Value, json};

use super::{Address, Attachment, Customer, Invoice, Item, Payment, Records, Status, amount};

impl Invoice {
    /// The invoice's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let mut row = self.columns(customer);
        row["client_name"] = json!(customer.company);
        row["project_name"] = json!(records.project(self.project_id).map(|project| project.name));
        Some(row)
    }

    /// The invoice with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let mut detail = self.columns(customer);
        let items = self.items.iter().enumerate();
        let attachments = || self.attachments.iter();
        let project = records
            .project(self.project_id)
            .map(|project| project.columns(customer));
        detail["total_left_to_pay"] = json!(amount(self.left_to_pay()));
        detail["items"] = items.map(|(index, item)| item.columns(self, index)).collect();
        detail["attachments"] = attachments().map(|file| file.columns(self)).collect();
        detail["visible_attachments_to_customer_found"] = json!(attachments().any(|file| file.visible_to_customer));
        detail["project_data"] = json!(project);
        detail["client"] = customer.columns();
        detail["payments"] = self.payments.iter().map(Payment::columns).collect();
        detail["scheduled_email"] = Value::Null;
        Some(detail)
    }

    /// What list and detail have in common.
    fn columns(&self, customer: &Customer) -> Value {
        let billing = &customer.billing;
        let shipping = |part: fn(&Address) -> &str| self.ships.then(|| part(&customer.shipping));
        let created = self.created().strftime("%F %T").to_string();
        let reminded = (self.status == Status::Overdue).then_some(self.due).flatten();
        let mut columns = json!({
            "id": self.id.to_string(),
            "sent": "1",
            "datesend": created,
            "clientid": self.client_id.to_string(),
            "deleted_customer_name": null,
            "number": self.number.to_string(),
            "prefix": "INV-",
            "number_format": "1",
            "datecreated": created,
            "date": self.date.to_string(),
            "duedate": self.due.map(|due| due.to_string()),
            "currency": self.currency.id.to_string(),
            "subtotal": amount(self.subtotal()),
            "total_tax": amount(self.tax()),
            "total": amount(self.total()),
            "adjustment": amount(self.adjustment),
            "addedfrom": "1",
            "hash": self.hash(),
            "status": (self.status as u8).to_string(),
            "clientnote": self.client_note,
            "adminnote": format!("LEAK-adminnote-{}", self.id),
            "last_overdue_reminder": reminded.map(|date| date.to_string()),
            "last_due_reminder": null,
            "cancel_overdue_reminders": "0",
            "allowed_payment_modes": "a:2:{i:0;s:1:\"1\";i:1;s:26:\"LEAK-allowed_payment_modes\";}",
            "token": format!("LEAK-token-{}", self.id),
            "discount_percent": amount(self.discount_percent),
            "discount_total": amount(self.discount()),
            "discount_type": if self.discount_percent.is_zero() { "" } else { "before_tax" },
            "recurring": "0",
            "recurring_type": null,
            "custom_recurring": "0",
            "cycles": "0",
            "total_cycles": "0",
            "is_recurring_from": null,
            "last_recurring_date": null,
            "terms": self.terms,
            "sale_agent": "0",
            "billing_street": billing.street,
            "billing_city": billing.city,
            "billing_state": billing.state,
            "billing_zip": billing.zip,
            "billing_country": billing.country,
            "shipping_street": shipping(|address| address.street),
            "shipping_city": shipping(|address| address.city),
            "shipping_state": shipping(|address| address.state),
            "shipping_zip": shipping(|address| address.zip),
            "shipping_country": shipping(|address| address.country),
            "include_shipping": flag(self.ships),
            "show_shipping_on_invoice": "1",
            "show_quantity_as": "1",
            "project_id": self.project_id.unwrap_or_default().to_string(),
            "subscription_id": "0",
            "short_link": null,
            "symbol": self.currency.symbol,
            "name": self.currency.name,
            "decimal_separator": self.currency.decimal_separator,
            "thousand_separator": self.currency.thousand_separator,
            "placement": self.currency.placement,
            "isdefault": flag(self.currency.id == 1),
            "currencyid": self.currency.id.to_string(),
            "currency_name": self.currency.name,
            "addedfrom_name": "admin main",
            "status_name": self.status.name(),
        });
        if self.has_formatted_number {
            columns["formatted_number"] = json!(self.formatted_number());
        }
        columns
    }
}

impl Item {
    fn columns(&self, invoice: &Invoice, index: usize) -> Value {
        json!({
            "id": format!("{}{}", invoice.id, index + 1),
            "rel_id": invoice.id.to_string(),
            "rel_type": "invoice",
            "description": self.description,
            "long_description": self.long_description,
            "qty": amount(self.qty),
            "rate": amount(self.rate),
            "unit": self.unit,
            "item_order": (index + 1).to_string(),
        })
    }
}

impl Attachment {
    fn columns(&self, invoice: &Invoice) -> Value {
        json!({
            "id": self.id.to_string(),
            "rel_id": invoice.id.to_string(),
            "file_name": self.file_name,
            "filetype": self.filetype,
            "dateadded": invoice.created().strftime("%F %T").to_string(),
            "visible_to_customer": flag(self.visible_to_customer),
            "external_link": null,
            "attachment_key": invoice.hash(),
        })
    }
}

impl Payment {
    fn columns(&self) -> Value {
        json!({
            "amount": amount(self.amount),
            "paymentmode": self.mode.0,
            "name": self.mode.1,
            "date": self.date.to_string(),
            "transactionid": self.transaction_id,
            "note": self.note,
        })
    }
}

/// A boolean as the database keeps it.
fn flag(on: bool) -> &'static str {
    if on { "1" } else { "0" }
}
