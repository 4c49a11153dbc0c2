namespace StarMiner.Client.Tests;

public sealed class DeploymentSettingsTests : IDisposable
{
    const string Address = "NTNabrd6zWusVNSnww6N9ZqbYLVkZaUhDd";

    readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Read_everyPart_isThere()
    {
        File.WriteAllText(_file, $$"""
            { "stewards": { "threshold": 1, "accounts": ["{{Address}}"] }, "minter": "{{Address}}",
              "roles": { "Maintenance": "{{Address}}" }, "parameters": { "MinBond": 100000000 } }
            """);

        var settings = DeploymentSettings.Read(_file);

        var account = Accounts.Parse(Address)!;
        settings.Stewards.Should().BeEquivalentTo(new Members(1, [account]));
        settings.Guardians.Should().BeNull();
        settings.Minter.Should().Be(account);
        settings.Roles.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("Maintenance", account));
        settings.Parameters["MinBond"].Should().Be(1_00000000);
    }

    [Theory]
    [InlineData("[]", "*")]
    [InlineData("{", "*")]
    [InlineData("""{ "stewarts": {} }""", "there is no 'stewarts' in a deployment (nearest: 'stewards')")]
    [InlineData("""{ "stewards": { "threshold": 2, "accounts": ["NTNabrd6zWusVNSnww6N9ZqbYLVkZaUhDd"] } }""", "stewards want a threshold *")]
    [InlineData("""{ "minter": "nobody" }""", "'nobody' is neither a Neo address nor a script hash")]
    [InlineData("""{ "parameters": { "MinBond": 1.5 } }""", "*")]
    public void Read_whatIsWrong_isOneLineThatNamesTheFile(string content, string reason)
    {
        File.WriteAllText(_file, content);

        FluentActions.Invoking(() => DeploymentSettings.Read(_file))
            .Should().Throw<WalletException>().WithMessage($"{_file}: {reason}").Which.Message.Should().NotContain("\n");
    }

    public void Dispose() => File.Delete(_file);
}
