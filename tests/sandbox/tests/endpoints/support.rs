//! A sandbox on a free port, and a client for it.

use std::collections::BTreeSet;
use std::future::Future;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::time::Duration;

use reqwest::header::AUTHORIZATION;
use reqwest::{Method, RequestBuilder, Response};
use sandbox::{Credentials, Options};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// Where the API is.
pub const API: &str = "/customers_api/v1";

/// What PHP answers where there is nothing.
pub fn no_data() -> Value {
    json!({ "status": false, "message": "No data found" })
}

/// A refusal with this text.
pub fn refused(message: &str) -> Value {
    json!({ "status": false, "message": message })
}

/// A column that holds text.
pub fn text<'row>(row: &'row Value, column: &str) -> &'row str {
    row[column]
        .as_str()
        .unwrap_or_else(|| panic!("{column} is {}", row[column]))
}

/// The id of a row: what a ticket has in `id` is the contact's.
pub fn id(row: &Value) -> &str {
    let column = if row.get("ticketid").is_some() {
        "ticketid"
    } else {
        "id"
    };
    text(row, column)
}

/// The one row with this in the column.
pub fn find<'row>(rows: &'row [Value], column: &str, value: &str) -> &'row Value {
    let found = rows.iter().find(|row| row[column] == value);
    found.unwrap_or_else(|| panic!("no {column} is {value}"))
}

/// What a column holds, each value once and in order.
pub fn values<'row>(rows: &'row [Value], column: &str) -> Vec<&'row str> {
    let values: BTreeSet<_> = rows.iter().map(|row| text(row, column)).collect();
    values.into_iter().collect()
}

/// A running sandbox; it ends with its test.
pub struct Server {
    address: String,
    client: reqwest::Client,
}

impl Server {
    pub async fn start() -> Self {
        Self::start_with(&Options::default()).await
    }

    pub async fn start_with(options: &Options) -> Self {
        let router = sandbox::router(options).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        let client = reqwest::Client::new();
        Self { address, client }
    }

    /// A request to any path of the server.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    /// A request to an endpoint of the API, with this token.
    pub fn call(&self, method: Method, endpoint: &str, token: &str) -> RequestBuilder {
        self.request(method, &format!("{API}/{endpoint}"))
            .header(AUTHORIZATION, token)
    }

    /// Status and JSON of an endpoint.
    pub async fn read(&self, endpoint: &str, token: &str) -> (u16, Value) {
        answer(self.call(Method::GET, endpoint, token)).await
    }

    /// `data` of an endpoint that must succeed.
    pub async fn data(&self, endpoint: &str, token: &str) -> Value {
        let (status, mut body) = self.read(endpoint, token).await;
        assert_eq!(status, 200, "{body}");
        body["data"].take()
    }

    /// The rows of a list that is not empty.
    pub async fn list(&self, endpoint: &str, token: &str) -> Vec<Value> {
        match self.data(endpoint, token).await {
            Value::Array(rows) => rows,
            other => panic!("no list: {other}"),
        }
    }

    /// The record behind a row of a list.
    pub async fn detail(&self, list: &str, row: &Value, token: &str) -> Value {
        self.data(&format!("{list}/id/{}", id(row)), token).await
    }

    /// Status and JSON after a form was sent, urlencoded.
    pub async fn submit(&self, endpoint: &str, token: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        answer(self.call(Method::POST, endpoint, token).form(fields)).await
    }

    pub fn authentication(&self, email: &str, password: &str) -> RequestBuilder {
        let request = self.request(Method::POST, &format!("{API}/authentication"));
        request.form(&[("email", email), ("password", password)])
    }

    /// The token of someone who just signed in.
    pub async fn sign_in(&self, who: &Credentials) -> String {
        let (status, body) = answer(self.authentication(who.email, who.password)).await;
        assert_eq!(status, 200, "{body}");
        body["data"]["token"].as_str().unwrap().to_owned()
    }

    /// Sends the beginning of a request, and no more, and waits until the server has done with it.
    pub async fn break_off(&self, beginning: String) {
        let address = self.address.replace("http://", "");
        let sent = spawn_blocking(move || {
            let mut stream = TcpStream::connect(address)?;
            stream.write_all(beginning.as_bytes())?;
            stream.shutdown(Shutdown::Write)?;
            stream.read_to_end(&mut Vec::new())
        });
        sent.await.unwrap().unwrap();
    }

    /// A control that takes a body.
    pub async fn control(&self, name: &str, body: Value) {
        let request = self.request(Method::POST, &format!("/__sandbox/{name}"));
        let answer = request.json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 204, "{}", answer.text().await.unwrap());
    }

    /// A control that takes none.
    pub async fn press(&self, name: &str) {
        let request = self.request(Method::POST, &format!("/__sandbox/{name}"));
        assert_eq!(request.send().await.unwrap().status(), 204);
    }

    pub async fn log(&self) -> Vec<Value> {
        let log = self.get("/__sandbox/log").send().await.unwrap();
        log.json().await.unwrap()
    }

    /// Waits until a call to this endpoint has come, answered or not.
    pub async fn called(&self, endpoint: &str) -> Value {
        soon(async {
            loop {
                let mut log = self.log().await.into_iter();
                if let Some(call) = log.find(|call| call["endpoint"] == endpoint) {
                    return call;
                }
            }
        })
        .await
    }
}

/// Sends a request that is answered in JSON.
pub async fn answer(request: RequestBuilder) -> (u16, Value) {
    let answer = send(request).await;
    (answer.status().as_u16(), answer.json().await.unwrap())
}

pub async fn send(request: RequestBuilder) -> Response {
    soon(request.send()).await.unwrap()
}

/// Fails a test that would wait for ever.
pub async fn soon<T>(work: impl Future<Output = T>) -> T {
    timeout(Duration::from_secs(20), work)
        .await
        .expect("this takes too long")
}
