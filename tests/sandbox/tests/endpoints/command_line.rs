//! The program: what it prints, and what it takes.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use sandbox::CUSTOMERS;

/// Ends with its test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn it_prints_its_address_and_who_can_sign_in() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    let child = command
        .args(["--port", "0", "--invoices", "3"])
        .stdout(Stdio::piped())
        .spawn();
    let mut program = Program(child.unwrap());
    let mut lines = BufReader::new(program.0.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);

    let first = lines.next().unwrap();
    let address = first.strip_prefix("listening on ").unwrap();
    let page = reqwest::get(format!("{address}/embed/plain.html")).await.unwrap();
    assert_eq!(page.status(), 200);

    let block: Vec<_> = lines.take(2 + CUSTOMERS.len()).collect();
    for customer in &CUSTOMERS {
        let told = |line: &String| line.contains(customer.email) && line.contains(customer.password);
        assert!(block.iter().any(told), "{block:?}");
    }
}
