//! The people of the business that runs the CRM.

/// Someone who works there.
pub struct Staff {
    /// `staffid`, `staff_id`, `assigneeid`.
    pub id: u32,
    /// First name.
    pub first_name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// At work.
    pub email: &'static str,
}

/// Who wrote most records.
pub const ADMIN: Staff = staff(1, "admin", "main", "admin@acme.example");

/// The id of the one who answers customers.
pub const LENA: u32 = 3;

/// Everyone.
pub static STAFF: [Staff; 4] = [
    ADMIN,
    staff(LENA, "Lena", "Vogt", "lena.vogt@acme.example"),
    staff(4, "Tomás", "Ruiz", "tomas.ruiz@acme.example"),
    staff(6, "Priya", "Nair", "priya.nair@acme.example"),
];

const fn staff(id: u32, first_name: &'static str, last_name: &'static str, email: &'static str) -> Staff {
    Staff {
        id,
        first_name,
        last_name,
        email,
    }
}

impl Staff {
    /// Whoever has this id.
    pub fn by_id(id: u32) -> Option<&'static Self> {
        STAFF.iter().find(|staff| staff.id == id)
    }

    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
