//! The scripts that run inside Redis, each one step that nothing can come between.

use deadpool_redis::redis::{Cmd, Script, cmd};

/// One script: its text, and the name by which Redis knows it once it was loaded.
pub(super) struct Lua {
    code: &'static str,
    hash: String,
}

/// All of them.
pub(super) struct Scripts {
    pub(super) acquire: Lua,
    pub(super) abandon: Lua,
    pub(super) write: Lua,
    pub(super) append: Lua,
    pub(super) compare_append: Lua,
    pub(super) remove: Lua,
}

macro_rules! lua {
    ($name:literal) => {
        Lua::new(concat!(
            include_str!("scripts/stream.lua"),
            include_str!($name)
        ))
    };
}

impl Scripts {
    pub(super) fn new() -> Self {
        Self {
            acquire: lua!("scripts/acquire.lua"),
            abandon: lua!("scripts/abandon.lua"),
            write: lua!("scripts/write.lua"),
            append: lua!("scripts/append.lua"),
            compare_append: lua!("scripts/compare_append.lua"),
            remove: lua!("scripts/remove.lua"),
        }
    }
}

impl Lua {
    fn new(code: &'static str) -> Self {
        Self {
            code,
            hash: Script::new(code).get_hash().to_owned(),
        }
    }

    /// Runs it by name, on the keys of a journal. Arguments are to be added.
    pub(super) fn call(&self, keys: &[String; 3]) -> Cmd {
        let mut call = cmd("EVALSHA");
        call.arg(&self.hash).arg(keys.len()).arg(keys);
        call
    }

    /// Has Redis learn it: after a restart it knows none.
    pub(super) fn load(&self) -> Cmd {
        let mut load = cmd("SCRIPT");
        load.arg("LOAD").arg(self.code);
        load
    }
}
