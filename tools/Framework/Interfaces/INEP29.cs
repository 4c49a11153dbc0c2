namespace Neo.SmartContract.Framework.Interfaces;

public interface INEP29
{
    void _deploy(object data, bool update);
}
