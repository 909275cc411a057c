//! How messages get to the relay: by datagrams, or one after another in a stream.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::wire::{BINDING, HEADER, Message, SUCCESS};

/// How a client reaches the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnTransport {
    Udp,
    Tcp,
    Tls,
}

pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send + Sync {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync> Stream for T {}

pub enum Link {
    Datagrams(UdpSocket),
    Stream(Box<dyn Stream>),
}

impl Link {
    pub async fn to(
        server: SocketAddr,
        transport: TurnTransport,
        certificate: &Path,
    ) -> io::Result<Self> {
        if transport == TurnTransport::Udp {
            return Ok(Self::Datagrams(datagrams(server).await?));
        }
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        if transport == TurnTransport::Tcp {
            return Ok(Self::Stream(Box::new(stream)));
        }
        let tls = trusting(certificate)
            .connect(ServerName::from(server.ip()), stream)
            .await?;
        Ok(Self::Stream(Box::new(tls)))
    }

    /// Sends a message, or what goes over a channel.
    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Datagrams(socket) => socket.send(bytes).await.map(drop),
            Self::Stream(stream) => {
                // in a stream everything ends on a multiple of four
                let mut padded = bytes.to_vec();
                padded.resize(bytes.len().next_multiple_of(4), 0);
                stream.write_all(&padded).await?;
                stream.flush().await
            }
        }
    }

    /// The next message, or what came over a channel with its four bytes in front.
    pub async fn receive(&mut self) -> io::Result<Vec<u8>> {
        match self {
            Self::Datagrams(socket) => {
                let mut bytes = vec![0; 64 * 1024];
                let length = socket.recv(&mut bytes).await?;
                bytes.truncate(length);
                Ok(bytes)
            }
            Self::Stream(stream) => {
                let mut bytes = vec![0; 4];
                stream.read_exact(&mut bytes).await?;
                let length = usize::from(u16::from_be_bytes([bytes[2], bytes[3]]));
                let is_channel = bytes[0] >= 0x40;
                let whole = length + if is_channel { 4 } else { HEADER };
                bytes.resize(whole.next_multiple_of(4), 0);
                stream.read_exact(&mut bytes[4..]).await?;
                bytes.truncate(whole);
                Ok(bytes)
            }
        }
    }
}

/// Whether the server answers a plain question.
pub async fn binding(server: SocketAddr) -> Option<()> {
    let socket = datagrams(server).await.ok()?;
    let question = Message::new(BINDING, *b"is it there?").encode();
    socket.send(&question).await.ok()?;
    let mut bytes = [0; 512];
    let soon = Duration::from_millis(200);
    let length = tokio::time::timeout(soon, socket.recv(&mut bytes)).await;
    let answer = Message::decode(&bytes[..length.ok()?.ok()?])?;
    (answer.kind == BINDING | SUCCESS).then_some(())
}

async fn datagrams(server: SocketAddr) -> io::Result<UdpSocket> {
    let own: IpAddr = match server {
        SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    let socket = UdpSocket::bind((own, 0)).await?;
    socket.connect(server).await?;
    Ok(socket)
}

/// Trusts this certificate and no other.
fn trusting(certificate: &Path) -> TlsConnector {
    let certificate = CertificateDer::from_pem_file(certificate).expect("the server's certificate");
    let mut roots = RootCertStore::empty();
    roots.add(certificate).expect("a certificate to trust");
    let provider = Arc::new(aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions that the provider knows")
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}
