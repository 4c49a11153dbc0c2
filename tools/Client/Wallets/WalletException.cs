namespace StarMiner.Client;

/// <summary>A wallet file that cannot be used; the message is one line and names the file.</summary>
public sealed class WalletException(string message, Exception? inner = null) : Exception(message, inner);
