namespace StarMiner.Worker.Service.Journal;

/// <summary>The journal cannot be opened or written; nothing irreversible may be done then.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
