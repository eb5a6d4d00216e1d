using static SQLitePCL.raw;

namespace Aisle.Catalog.Store.Internals;

/// <summary>What SQLite's result codes mean to the person who runs the shop.</summary>
internal static class StoreErrors
{
    public static StoreException From(int code, string message, string path, Exception? inner = null) => (code & 0xFF) switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => new StoreBusyException($"{path}: another process is writing to the store; wait until its import ends, or stop it, and try again.", inner),
        SQLITE_FULL => new StoreException($"{path}: the disk is full; the store is as it was before. Free some space and try again.", inner),
        SQLITE_READONLY => new StoreException($"{path}: the store can only be read here; give this user the right to write the file and its folder, or name another --store.", inner),
        SQLITE_CANTOPEN => new StoreException($"{path}: the store can't be opened or made; its folder must be there and be writable by this user, even to read (the write-ahead log is in it). Correct that, or name another --store.", inner),
        SQLITE_NOTADB => new StoreException($"{path}: this file is not a store (not a SQLite database); name another --store.", inner),
        SQLITE_CORRUPT => new StoreException($"{path}: the store is damaged ({message}); bring it back from a backup, or import the shop's files into a new --store.", inner),
        SQLITE_IOERR => new StoreException($"{path}: the disk failed ({message}); the store is as it was before. Check the disk and its free space, and try again.", inner),
        _ => new StoreException($"{path}: the store failed: {message} (SQLite code {code}). Try again; if it stays so, report it.", inner),
    };
}
