using Neo.Wallets;

namespace StarMiner.Client.Tests;

public sealed class WalletFileTests : IDisposable
{
    const string Password = "correct horse";
    static readonly KeyPair Key = new(Enumerable.Repeat((byte)9, 32).ToArray());

    readonly string _folder = Directory.CreateTempSubdirectory("starminer-").FullName;

    [Fact]
    public void Open_expressFileWithoutName_takesTheFirstWalletAndTheMagic()
    {
        var (account, network) = WalletFile.Open(Express(), null, NoPassword);

        account.Name.Should().Be("deployer");
        account.Account.Should().Be(Key.Account());
        network.Should().Be(4711);
    }

    [Fact]
    public void Open_expressFileByAddress_findsIt() =>
        WalletFile.Open(Express(), Accounts.Address(Key.Account()), NoPassword).Account.Name.Should().Be("deployer");

    [Fact]
    public void Open_expressFileWithUnknownName_listsTheNames() =>
        Opening(Express(), "nobody").Should().Throw<WalletException>()
            .WithMessage("* has no account 'nobody'; it has deployer");

    [Fact]
    public void Open_nep6WithPassword_decryptsTheDefaultAccount()
    {
        var (account, network) = WalletFile.Open(Nep6(), null, () => Password);

        account.Account.Should().Be(Key.Account());
        account.Name.Should().Be("main");
        network.Should().BeNull();
    }

    [Fact]
    public void Open_nep6WithWrongPassword_isTold() =>
        FluentActions.Invoking(() => WalletFile.Open(Nep6(), null, () => "wrong"))
            .Should().Throw<WalletException>().WithMessage(
                $"wrong password for {Accounts.Address(Key.Account())} in *");

    [Fact]
    public void Open_nep6WithoutKey_isTold() =>
        Opening(Write("watch.json", Nep6Json(key: "null")))
            .Should().Throw<WalletException>().WithMessage("*only watches*");

    [Theory]
    [InlineData("not json", "* is not JSON")]
    [InlineData("[]", "* is not JSON")]
    [InlineData("{}", "* is no neo-express file, no NEP-6 wallet and no output of starminer devnet --json")]
    [InlineData("""{"consensus-nodes":[],"wallets":[]}""", "* is not a complete neo-express file")]
    [InlineData("""{"scrypt":{"n":2},"accounts":[]}""", "* is not a complete NEP-6 wallet")]
    [InlineData("""{"scrypt":{"n":2,"r":1,"p":1},"accounts":[]}""", "* holds no account")]
    public void Open_somethingElse_isTold(string content, string message) =>
        Opening(Write("other.json", content)).Should().Throw<WalletException>().WithMessage(message);

    [Fact]
    public void Open_missingFile_isTold() =>
        Opening(Path.Combine(_folder, "none.json"))
            .Should().Throw<WalletException>().WithMessage("*none.json does not exist");

    [Fact]
    public void Parse_addressAndScriptHash_areTheSameAccount()
    {
        Accounts.Parse(Accounts.Address(Key.Account())).Should().Be(Key.Account());
        Accounts.Parse(Key.Account().ToString()).Should().Be(Key.Account());
        FluentActions.Invoking(() => Accounts.Parse("Nope")).Should().Throw<WalletException>();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static Action Opening(string path, string? name = null) => () => WalletFile.Open(path, name, NoPassword);

    static string NoPassword() => throw new InvalidOperationException("no password should be asked for");

    string Express() => Write("net.neo-express", $$"""
        {
          "magic": 4711,
          "consensus-nodes": [ { "rpc-port": 50012 } ],
          "wallets": [
            {
              "name": "deployer",
              "accounts": [ { "private-key": "{{Convert.ToHexString(Key.PrivateKey)}}", "is-default": true } ]
            }
          ]
        }
        """);

    string Nep6() => Write("wallet.json", Nep6Json($"\"{Key.Export(Password, Accounts.AddressVersion, 2, 1, 1)}\""));

    static string Nep6Json(string key) => $$"""
        {
          "name": "wallet", "version": "1.0",
          "scrypt": { "n": 2, "r": 1, "p": 1 },
          "accounts": [
            {
              "address": "{{Accounts.Address(Key.Account())}}", "label": "main", "isDefault": true, "lock": false,
              "key": {{key}}
            }
          ]
        }
        """;

    string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
