namespace Neo.SmartContract.Framework.Interfaces;

public interface INEP30
{
    static abstract bool Verify(params object[] args);
}
