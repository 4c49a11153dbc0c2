namespace StarMiner.Bindings;

/// <summary>A type of the contract as its users see it.</summary>
/// <param name="Name">In C#, where the proxy is compiled.</param>
/// <param name="Read">From an expression of type StackItem to one of this type.</param>
/// <param name="Write">From an expression of this type to what a call takes as an argument.</param>
sealed record ProxyType(string Name, Func<string, string> Read, Func<string, string> Write)
{
    public static ProxyType Of(string name, string read) => new(name, item => item + read, value => value);

    /// <summary>The chain has one kind of integer.</summary>
    public static ProxyType Integer(string name) => new(name, item => $"({name}){item}.AsInteger()", value => value);

    public ProxyType OrNull() => new(
        Name + "?",
        item => $"{item}.IsNull ? null : ({Name}?){Read(item)}",
        value => Write(value) == value ? value : $"({value} is {{ }} {Inner(value)} ? {Write(Inner(value))} : null)");

    /// <summary>A name for the value that is there.</summary>
    static string Inner(string value) => string.Concat(value.Where(char.IsLetterOrDigit)) + "Value";
}
