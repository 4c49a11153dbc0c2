using Spectre.Console;
using StarMiner.Client;

namespace StarMiner.Cli;

/// <summary>
/// Where an encrypted wallet's password comes from: a file, the environment, or the person at the terminal.
/// </summary>
static class Passwords
{
    public const string Variable = "STARMINER_WALLET_PASSWORD";

    /// <exception cref="WalletException">There is no way to get it.</exception>
    public static string For(string wallet, string? passwordFile)
    {
        if (passwordFile is not null) return ReadFile(passwordFile);
        if (Environment.GetEnvironmentVariable(Variable) is { } fromEnvironment) return fromEnvironment;
        if (Console.IsInputRedirected)
            throw new WalletException($"{wallet} is encrypted: set {Variable} or give --password-file");
        return AnsiConsole.Prompt(new TextPrompt<string>($"password for {Markup.Escape(wallet)}:").Secret());
    }

    /// <exception cref="WalletException">It cannot be read.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WalletException($"the secret in {path} cannot be read", failure);
        }
    }
}
