//! The adapters against the simulator, over real sockets.
