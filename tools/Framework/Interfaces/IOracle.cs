using Neo.SmartContract.Framework.Native;

namespace Neo.SmartContract.Framework.Interfaces;

public interface IOracle
{
    void OnOracleResponse(string requestedUrl, object userData, OracleResponseCode oracleResponse, string jsonString);
}
