using System.Numerics;
using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework.Services;

/// <summary>A region of the storage: all keys that begin with one prefix.</summary>
public class StorageMap
{
    private readonly StorageContext context;
    private readonly byte[] prefix;

    public StorageMap(StorageContext context, byte[] prefix)
    {
        this.context = context;
        this.prefix = prefix;
    }

    public StorageMap(StorageContext context, ByteString prefix) : this(context, (byte[])prefix) { }

    public StorageMap(StorageContext context, byte prefix) : this(context, prefix.ToByteArray()) { }

    public StorageMap(byte[] prefix) : this(Storage.CurrentContext, prefix) { }

    public StorageMap(ByteString prefix) : this(Storage.CurrentContext, prefix) { }

    public StorageMap(byte prefix) : this(Storage.CurrentContext, prefix) { }

    public ByteString? this[ByteString key]
    {
        get => Get(key);
        set => Put(key, value!);
    }

    public ByteString? this[byte[] key]
    {
        get => Get(key);
        set => Put(key, value!);
    }

    public ByteString? Get(ByteString key) => Storage.Get(context, prefix.Concat(key));

    public UInt160 GetUInt160(ByteString key) => (UInt160)Get(key)!;

    public UInt256 GetUInt256(ByteString key) => (UInt256)Get(key)!;

    public ECPoint GetECPoint(ByteString key) => (ECPoint)Get(key)!;

    public byte[] GetByteArray(ByteString key) => (byte[])Get(key)!;

    public ByteString GetString(ByteString key) => Get(key)!;

    public BigInteger GetInteger(ByteString key) => (BigInteger)Get(key)!;

    /// <summary>Whether the value has a byte that is not zero; false without a value.</summary>
    public bool GetBoolean(ByteString key) => Helper.IsTrue(Get(key));

    public BigInteger GetIntegerOrZero(ByteString key) => (BigInteger)Get(key)!;

    public object? GetObject(ByteString key)
    {
        ByteString? value = Get(key);
        return value is null ? null : StdLib.Deserialize(value);
    }

    public ByteString? Get(byte[] key) => Storage.Get(context, prefix.Concat(key));

    public UInt160 GetUInt160(byte[] key) => (UInt160)Get(key)!;

    public UInt256 GetUInt256(byte[] key) => (UInt256)Get(key)!;

    public ECPoint GetECPoint(byte[] key) => (ECPoint)Get(key)!;

    public byte[] GetByteArray(byte[] key) => (byte[])Get(key)!;

    public ByteString GetString(byte[] key) => Get(key)!;

    public BigInteger GetInteger(byte[] key) => (BigInteger)Get(key)!;

    /// <summary>Whether the value has a byte that is not zero; false without a value.</summary>
    public bool GetBoolean(byte[] key) => Helper.IsTrue(Get(key));

    public BigInteger GetIntegerOrZero(byte[] key) => (BigInteger)Get(key)!;

    public object? GetObject(byte[] key)
    {
        ByteString? value = Get(key);
        return value is null ? null : StdLib.Deserialize(value);
    }

    public void Put(ByteString key, ByteString value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(ByteString key, byte[] value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(ByteString key, BigInteger value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(ByteString key, bool value) => Storage.Put(context, prefix.Concat(key), value ? BigInteger.One : BigInteger.Zero);

    public void PutObject(ByteString key, object value) => Put(key, StdLib.Serialize(value));

    public void Delete(ByteString key) => Storage.Delete(context, prefix.Concat(key));

    public Iterator Find(ByteString prefix, FindOptions options = FindOptions.None)
        => Storage.Find(context, this.prefix.Concat(prefix), options);

    public void Put(byte[] key, ByteString value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(byte[] key, byte[] value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(byte[] key, BigInteger value) => Storage.Put(context, prefix.Concat(key), value);

    public void Put(byte[] key, bool value) => Storage.Put(context, prefix.Concat(key), value ? BigInteger.One : BigInteger.Zero);

    public void PutObject(byte[] key, object value) => Put(key, StdLib.Serialize(value));

    public void Delete(byte[] key) => Storage.Delete(context, prefix.Concat(key));

    public Iterator Find(byte[] prefix, FindOptions options = FindOptions.None)
        => Storage.Find(context, this.prefix.Concat(prefix), options);

    public Iterator Find(FindOptions options = FindOptions.None) => Storage.Find(context, prefix, options);

    public BigInteger Increase(ByteString key) => Increase(key, BigInteger.One);

    public BigInteger Increase(byte[] key) => Increase((ByteString)key, BigInteger.One);

    public BigInteger Increase(byte[] key, BigInteger amount) => Increase((ByteString)key, amount);

    /// <summary>Adds to the stored number and returns the sum.</summary>
    public BigInteger Increase(ByteString key, BigInteger amount)
    {
        BigInteger sum = GetIntegerOrZero(key) + amount;
        Put(key, sum);
        return sum;
    }

    public BigInteger Decrease(ByteString key) => Decrease(key, BigInteger.One);

    public BigInteger Decrease(byte[] key) => Decrease((ByteString)key, BigInteger.One);

    public BigInteger Decrease(byte[] key, BigInteger amount) => Decrease((ByteString)key, amount);

    /// <summary>Subtracts from the stored number and returns the rest; a rest of zero deletes the entry.</summary>
    public BigInteger Decrease(ByteString key, BigInteger amount)
    {
        BigInteger rest = GetIntegerOrZero(key) - amount;
        if (rest.IsZero) Delete(key);
        else Put(key, rest);
        return rest;
    }
}
