using System.Numerics;
using Neo.SmartContract.Framework.Attributes;

namespace Neo.SmartContract.Framework.Services;

/// <summary>
/// The contract's own storage: keys of at most 64 bytes, values of at most 65,535. A 3.5 chain wants the context in every
/// call; the members without one add it.
/// </summary>
public static class Storage
{
    public static extern StorageContext CurrentContext { [Syscall("System.Storage.GetContext")] get; }

    public static extern StorageContext CurrentReadOnlyContext { [Syscall("System.Storage.GetReadOnlyContext")] get; }

    /// <summary>The value, or null.</summary>
    [Syscall("System.Storage.Get")]
    public static extern ByteString? Get(StorageContext context, ByteString key);

    public static ByteString? Get(ByteString key) => Get(CurrentReadOnlyContext, key);

    /// <summary>The value, or null.</summary>
    [Syscall("System.Storage.Get")]
    public static extern ByteString? Get(StorageContext context, byte[] key);

    public static ByteString? Get(byte[] key) => Get(CurrentReadOnlyContext, key);

    [Syscall("System.Storage.Put")]
    public static extern void Put(StorageContext context, ByteString key, ByteString value);

    public static void Put(ByteString key, ByteString value) => Put(CurrentContext, key, value);

    [Syscall("System.Storage.Put")]
    public static extern void Put(StorageContext context, byte[] key, ByteString value);

    public static void Put(byte[] key, ByteString value) => Put(CurrentContext, key, value);

    [Syscall("System.Storage.Put")]
    public static extern void Put(StorageContext context, byte[] key, byte[] value);

    public static void Put(byte[] key, byte[] value) => Put(CurrentContext, key, value);

    [Syscall("System.Storage.Put")]
    public static extern void Put(StorageContext context, ByteString key, BigInteger value);

    public static void Put(ByteString key, BigInteger value) => Put(CurrentContext, key, value);

    [Syscall("System.Storage.Put")]
    public static extern void Put(StorageContext context, byte[] key, BigInteger value);

    public static void Put(byte[] key, BigInteger value) => Put(CurrentContext, key, value);

    [Syscall("System.Storage.Delete")]
    public static extern void Delete(StorageContext context, ByteString key);

    public static void Delete(ByteString key) => Delete(CurrentContext, key);

    [Syscall("System.Storage.Delete")]
    public static extern void Delete(StorageContext context, byte[] key);

    public static void Delete(byte[] key) => Delete(CurrentContext, key);

    [Syscall("System.Storage.Find")]
    public static extern Iterator Find(StorageContext context, ByteString prefix, FindOptions options = FindOptions.None);

    public static Iterator Find(ByteString prefix, FindOptions options = FindOptions.None)
        => Find(CurrentReadOnlyContext, prefix, options);

    [Syscall("System.Storage.Find")]
    public static extern Iterator Find(StorageContext context, byte[] prefix, FindOptions options = FindOptions.None);

    public static Iterator Find(byte[] prefix, FindOptions options = FindOptions.None)
        => Find(CurrentReadOnlyContext, prefix, options);
}
