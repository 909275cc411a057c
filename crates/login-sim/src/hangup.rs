//! Closing a connection without an answer.

use std::any::Any;
use std::net::{Shutdown, TcpStream};
use std::os::fd::AsFd;

use actix_web::HttpRequest;
use actix_web::dev::Extensions;

/// A second hold on a connection, by which it can be closed below HTTP.
pub struct Hangup(TcpStream);

impl Hangup {
    /// Keeps one for every connection.
    pub fn keep(connection: &dyn Any, data: &mut Extensions) {
        let stream = connection.downcast_ref::<tokio::net::TcpStream>();
        if let Some(Ok(held)) = stream.map(|stream| stream.as_fd().try_clone_to_owned()) {
            data.insert(Self(held.into()));
        }
    }

    /// Closes the connection of this request.
    pub fn close(request: &HttpRequest) {
        if let Some(Self(stream)) = request.conn_data() {
            // that the other side was faster is as good
            drop(stream.shutdown(Shutdown::Both));
        }
    }
}
