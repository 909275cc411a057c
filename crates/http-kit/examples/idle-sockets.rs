//! What an idle socket costs: opens many on a fresh server process, lets each say one thing, waits,
//! and prints what the process has grown by.
//!
//! `cargo run --release -p http-kit --example idle-sockets -- 4000`; with a path as the second
//! argument the server listens on a Unix socket.

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::HttpRequest;
use actix_web::web::get;
use host::{Listen, ServeOptions, Server, Service, Shutdown};
use http_kit::ws::{self, SocketRules};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

const HANDSHAKE: &str = "GET /socket HTTP/1.1\r\nhost: conch.example\r\n\
    origin: https://conch.example\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) as long as one is\r\n\
    cookie: __Host-session=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\r\n\
    connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
    sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: conch.v1\r\n\r\n";
/// Bytes of what is said: a description is about as long.
const SAID: usize = 1_700;
const ROUNDS: usize = 50;

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("serve"), listen) => serve(&listen.unwrap_or_default()).await,
        (number, path) => measure(number.unwrap_or("4000").parse()?, path).await,
    }
}

/// Serves an address that repeats what it is told, with one worker, until it is killed.
async fn serve(listen: &str) -> Result<(), Box<dyn Error>> {
    let rules = Arc::new(SocketRules::new("conch.v1", 64 * 1024));
    let service = Service::new("echo", move |config| {
        let rules = Arc::clone(&rules);
        let open = move |request: HttpRequest| {
            let opened = ws::accept(&request, Arc::clone(&rules), async |mut socket| {
                while let Some(text) = socket.next().await {
                    if socket.send(text).await.is_err() {
                        return;
                    }
                }
            });
            async move { opened }
        };
        config.route("/socket", get().to(open));
    });
    let options = ServeOptions {
        listen: Listen::parse(listen, "listen")?,
        ..ServeOptions::for_tests()
    };
    let server = Server::bind(vec![service], options, Shutdown::new())?;
    say(&server.address().to_string());
    Ok(server.run_until_stopped().await?)
}

async fn measure(number: usize, path: Option<String>) -> Result<(), Box<dyn Error>> {
    let listen = path.map_or("127.0.0.1:0".to_owned(), |path| format!("unix:{path}"));
    let mut server = Command::new(env::current_exe()?)
        .args(["serve", &listen])
        .stdout(Stdio::piped())
        .spawn()?;
    let outcome = ask(&mut server, number).await;
    server.kill()?;
    outcome
}

async fn ask(server: &mut Child, number: usize) -> Result<(), Box<dyn Error>> {
    let mut address = String::new();
    let said = server.stdout.take().ok_or("no output")?;
    BufReader::new(said).read_line(&mut address)?;
    let address = address.trim();
    let process = server.id();

    // what is made once is no socket's fault
    let mut sockets = vec![open(address).await?];
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (before, begun) = (resident(process)?, busy(process)?);
    let since = Instant::now();
    while sockets.len() <= number {
        sockets.push(open(address).await?);
    }
    let opened = since.elapsed();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let (after, joined) = (resident(process)?, busy(process)?);
    for _ in 0..ROUNDS {
        for socket in sockets.iter_mut().take(100) {
            repeat(socket.as_mut()).await?;
        }
    }
    let talked = busy(process)?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let spoken = resident(process)?;

    let each = |kibibytes: u64| kibibytes as f64 / number as f64;
    say(&format!(
        "{number} sockets at {address}: {:.2} KiB each ({before} -> {after} KiB), {:.2} after talking",
        each(after - before),
        each(spoken.saturating_sub(before)),
    ));
    say(&format!(
        "opening one: {:.0} us of the processor, {:.0} us until it answers; a frame and its echo: {:.1} us",
        (joined - begun) as f64 / 1e3 / number as f64,
        opened.as_secs_f64() * 1e6 / number as f64,
        (talked - joined) as f64 / 1e3 / (ROUNDS * 100) as f64,
    ));
    Ok(())
}

async fn open(address: &str) -> Result<Box<dyn Wire>, Box<dyn Error>> {
    let mut wire: Box<dyn Wire> = match address.strip_prefix("unix:") {
        Some(path) => Box::new(UnixStream::connect(path).await?),
        None => {
            let stream = TcpStream::connect(address.trim_start_matches("http://")).await?;
            stream.set_nodelay(true)?;
            Box::new(stream)
        }
    };
    wire.write_all(HANDSHAKE.as_bytes()).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        wire.read_buf(&mut head).await?;
    }
    if !head.starts_with(b"HTTP/1.1 101") {
        return Err(String::from_utf8_lossy(&head).into());
    }
    repeat(wire.as_mut()).await?;
    Ok(wire)
}

/// Says something, and hears it.
async fn repeat(wire: &mut dyn Wire) -> Result<(), Box<dyn Error>> {
    let mut frame = vec![0x81, 0x80 | 126];
    frame.extend(u16::try_from(SAID)?.to_be_bytes());
    frame.extend([0; 4]);
    frame.extend([b'x'; SAID]);
    wire.write_all(&frame).await?;
    // pings come in between, when many sockets are opened
    loop {
        let (first, length) = (wire.read_u8().await?, wire.read_u8().await?);
        if first == 0x81 {
            let length = wire.read_u16().await?;
            wire.read_exact(&mut vec![0; length.into()]).await?;
            return Ok(());
        }
        wire.read_exact(&mut vec![0; length.into()]).await?;
    }
}

/// KiB of a process in memory.
fn resident(process: u32) -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.ok_or("no VmRSS")?.trim().trim_end_matches(" kB");
    Ok(number.parse()?)
}

/// Nanoseconds that a process has had of the processor.
fn busy(process: u32) -> Result<u64, Box<dyn Error>> {
    let mut sum = 0;
    for task in std::fs::read_dir(format!("/proc/{process}/task"))? {
        let times = std::fs::read_to_string(task?.path().join("schedstat"))?;
        sum += times.split(' ').next().unwrap_or_default().parse::<u64>()?;
    }
    Ok(sum)
}

#[expect(clippy::print_stdout, reason = "this is a program")]
fn say(line: &str) {
    println!("{line}");
}
