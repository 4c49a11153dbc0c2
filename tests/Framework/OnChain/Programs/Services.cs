using System.Numerics;
using Neo.SmartContract.Framework;
using Neo.SmartContract.Framework.Attributes;
using Neo.SmartContract.Framework.Linq;
using Neo.SmartContract.Framework.Native;
using Neo.SmartContract.Framework.Services;

namespace StarMiner.Tests.OnChain.Programs;

/// <summary>One method for each service that the tests look at.</summary>
public class Services : Neo.SmartContract.Framework.SmartContract
{
    public static BigInteger MapOfEverything(byte[] key)
    {
        StorageMap map = new(Storage.CurrentContext, "m");
        map.Put(key, 40);
        map[(ByteString)key + "!"] = "text";
        map.Put((ByteString)key + "?", true);
        map.Increase(key, 5);
        map.Decrease(key);
        ExecutionEngine.Assert(map.GetString((ByteString)key + "!") == "text", "string");
        ExecutionEngine.Assert(map.GetBoolean((ByteString)key + "?"), "boolean");
        ExecutionEngine.Assert(!map.GetBoolean("nothing"), "no boolean");
        ExecutionEngine.Assert(map.Get("nothing") is null, "nothing");
        map.Delete((ByteString)key + "!");
        return map.GetInteger(key);
    }

    public static string Found()
    {
        StorageMap map = new("found");
        map.Put("a", 1);
        map.Put("c", 3);
        map.Put("b", 2);
        string all = "";
        Iterator keys = map.Find(FindOptions.KeysOnly | FindOptions.RemovePrefix);
        foreach (object key in keys) all += (ByteString)key;
        Iterator values = map.Find(FindOptions.ValuesOnly);
        while (values.Next()) all += StdLib.Itoa((BigInteger)(ByteString)values.Value);
        return all;
    }

    public static string WithoutContext(string value)
    {
        Storage.Put("key", value);
        ByteString? stored = Storage.Get("key");
        Storage.Delete("key");
        return stored! + (Storage.Get("key") is null ? "-" : "+");
    }

    [NoReentrant]
    public static void Guarded(UInt160 callee)
    {
        if (!callee.IsZero) Contract.Call(callee, "guarded", CallFlags.All, UInt160.Zero);
    }

    public class Record
    {
        public UInt160 Owner = UInt160.Zero;
        public BigInteger Amount;
        public string? Note;
    }

    public static string Serialised(UInt160 owner)
    {
        ByteString bytes = StdLib.Serialize(new Record { Owner = owner, Amount = 7, Note = "n" });
        var back = (Record)StdLib.Deserialize(bytes);
        ExecutionEngine.Assert(back.Owner == owner && back.Amount == 7, "record");
        return StdLib.JsonSerialize(back.Note) + back.Note;
    }

    public static object[] Chain()
    {
        Block block = Ledger.GetBlock(Ledger.CurrentIndex);
        Transaction transaction = Runtime.Transaction;
        Contract gas = ContractManagement.GetContract(GAS.Hash);
        return
        [
            block.Index == Ledger.CurrentIndex, block.Hash == Ledger.CurrentHash, transaction.Sender, gas.Id, gas.Manifest.Name,
            gas.Manifest.Abi.Methods.Length, NEO.Symbol, GAS.Decimals, Policy.GetExecFeeFactor(), ContractManagement.IsContract(GAS.Hash),
            ContractManagement.IsContract(UInt160.Zero), RoleManagement.GetDesignatedByRole(Role.Oracle, 0).Length,
        ];
    }

    public static string Addresses(UInt160 account)
    {
        ExecutionEngine.Assert(UInt160.Parse(account.ToAddress()) == account, "parse");
        ExecutionEngine.Assert((UInt160)"NdtB8RXRmJ7Nhw1FPTm7E6HoDZGnDw37nf" != account, "literal");
        return account.ToAddress();
    }

    public static ByteString Literals()
    {
        UInt160 shown = "0x0102030405060708090a0b0c0d0e0f1011121314";
        UInt160 bare = "0102030405060708090a0b0c0d0e0f1011121314";
        UInt256 bytes = "0x0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20";
        ExecutionEngine.Assert(shown == bare, "prefix");
        return Helper.Concat(shown, bytes);
    }

    public static int Queries(int[] numbers)
    {
        int some = LinqExtensions.Sum(LinqExtensions.Take(LinqExtensions.Skip(numbers, 1), 2));
        int many = LinqExtensions.Count(LinqExtensions.Where(numbers, number => number > 4));
        return LinqExtensions.Count(numbers) * 1000 + some * 10 + many;
    }

    public static string Hexadecimal(byte[] bytes) => StdLib.HexEncode((ByteString)bytes) + StdLib.HexDecode("4f4b");

    public static BigInteger Lists()
    {
        var list = new Neo.SmartContract.Framework.List<int>();
        for (int i = 1; i <= 4; i++) list.Add(i * i);
        list.RemoveAt(1);
        BigInteger sum = list.PopItem();
        foreach (int item in list) sum = sum * 100 + item;
        var map = new Map<string, int>();
        map["z"] = 5;
        map["a"] = 6;
        foreach (string key in map.Keys) sum = sum * 10 + map[key];
        return map.HasKey("q") ? 0 : sum;
    }
}
