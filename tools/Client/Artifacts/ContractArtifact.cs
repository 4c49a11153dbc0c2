using Neo;
using Neo.IO;
using Neo.SmartContract;
using Neo.SmartContract.Manifest;
using Neo.SmartContract.Native;

namespace StarMiner.Client;

/// <summary>Compiled contracts are missing or damaged; the message is one line.</summary>
public sealed class ArtifactException(string message) : Exception(message);

/// <summary>A compiled contract as it goes on chain: the NEF file and the manifest, byte for byte.</summary>
public sealed class ContractArtifact
{
    ContractArtifact(string name, byte[] nefBytes, byte[] manifestBytes)
    {
        Name = name;
        NefBytes = nefBytes;
        ManifestBytes = manifestBytes;
        try
        {
            Nef = nefBytes.AsSerializable<NefFile>();
            Manifest = ContractManifest.Parse(manifestBytes);
        }
        catch (FormatException failure)
        {
            throw new ArtifactException($"{name} is not a compiled contract: {failure.Message}");
        }
    }

    /// <summary>Name of the files, which is the contract's project.</summary>
    public string Name { get; }

    public byte[] NefBytes { get; }
    public byte[] ManifestBytes { get; }
    public NefFile Nef { get; }
    public ContractManifest Manifest { get; }

    /// <summary>Bytes that deployment pays storage for [B].</summary>
    public int SizeBytes => NefBytes.Length + ManifestBytes.Length;

    /// <summary>Reads <c>X.nef</c> and <c>X.manifest.json</c> from a folder.</summary>
    /// <exception cref="ArtifactException">The message names the file and the folder.</exception>
    public static ContractArtifact Load(string directory, string name) => new(
        name, Read(directory, $"{name}.nef"), Read(directory, $"{name}.manifest.json"));

    /// <summary>The same code under another name, which makes it another contract.</summary>
    public ContractArtifact Named(string name)
    {
        var manifest = ContractManifest.Parse(ManifestBytes);
        manifest.Name = name;
        return new ContractArtifact(name, NefBytes, manifest.ToJson().ToByteArray(indented: false));
    }

    public static ContractArtifact From(string name, byte[] nef, byte[] manifest) => new(name, nef, manifest);

    /// <summary>Where the contract will live when this account deploys it; known before deployment.</summary>
    public UInt160 HashFor(UInt160 deployer) =>
        Neo.SmartContract.Helper.GetContractHash(deployer, Nef.CheckSum, Manifest.Name);

    /// <summary>The call that deploys it; <paramref name="data"/> reaches the contract's <c>_deploy</c>.</summary>
    public ContractCall DeployCall(object? data = null) =>
        new(NativeContract.ContractManagement.Hash, "deploy", NefBytes, ManifestBytes, data);

    static byte[] Read(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new ArtifactException($"{file} is not in {directory}: build the contracts first");
    }
}
