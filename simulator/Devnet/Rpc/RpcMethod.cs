using Neo.Json;

namespace StarMiner.Simulator.Devnet.Rpc;

/// <summary>A method of the JSON-RPC. It fails with <see cref="RpcRefusal"/> or any exception of its own.</summary>
public delegate JToken? RpcMethod(JArray parameters);
