//! What is asked, after it was HTTP.

use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};

/// One request.
pub struct Call {
    query: Fields,
    form: Fields,
    authorization: Option<String>,
    raw_query: String,
}

/// Names and values; of a name that is given twice the first counts.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn parse(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// What is empty is as good as missing.
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }
}

impl Call {
    pub fn of(request: &HttpRequest, body: &[u8]) -> Self {
        let header = |name| {
            let value = request.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let is_form = header(CONTENT_TYPE)
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        Self {
            query: Fields::parse(request.query_string().as_bytes()),
            form: Fields::parse(if is_form { body } else { b"" }),
            authorization: header(AUTHORIZATION),
            raw_query: request.query_string().to_owned(),
        }
    }

    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name)
    }

    pub fn form(&self, name: &str) -> Option<&str> {
        self.form.get(name)
    }

    /// From the query or else from the form.
    pub fn either(&self, name: &str) -> Option<&str> {
        self.query(name).or_else(|| self.form(name))
    }

    pub fn bearer(&self) -> Option<&str> {
        self.authorization.as_deref()?.strip_prefix("Bearer ")
    }

    pub fn raw_query(&self) -> &str {
        &self.raw_query
    }
}
