using System.Net;
using StarMiner.Simulator.Devnet.Tests.Support;

namespace StarMiner.Simulator.Devnet.Tests.Explorer;

public class ExplorerPagesTests
{
    [Fact]
    public async Task Handle_the_first_page_allows_nothing_but_the_devnets_own_files()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var http = new HttpClient();

        using HttpResponseMessage answer = await http.GetAsync(devnet.Server.Explorer);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().StartWith("default-src 'none'").And.Contain("script-src 'self';")
            .And.Contain("require-trusted-types-for 'script'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        string page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("<title>StarMiner explorer</title>").And.NotContain("http://").And.NotContain("https://");
    }

    [Theory]
    [InlineData("app.js", HttpStatusCode.OK)]
    [InlineData("views/home.js", HttpStatusCode.OK)]
    [InlineData("nothing.js", HttpStatusCode.NotFound)]
    [InlineData("views/", HttpStatusCode.NotFound)]
    [InlineData("..%2f..%2fetc/passwd", HttpStatusCode.NotFound)]
    public async Task Handle_files_are_those_inside_the_program(string path, HttpStatusCode status)
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var http = new HttpClient();

        using HttpResponseMessage answer = await http.GetAsync($"{devnet.Server.Explorer}{path}");

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task Handle_a_page_that_the_browser_has_is_not_sent_again()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var http = new HttpClient();
        using HttpResponseMessage first = await http.GetAsync(devnet.Server.Explorer);
        using var again = new HttpRequestMessage(HttpMethod.Get, devnet.Server.Explorer);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage answer = await http.SendAsync(again);

        answer.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Handle_a_browser_at_the_root_is_led_to_the_explorer_and_others_are_not()
    {
        await using var devnet = await RunningDevnet.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var browser = new HttpRequestMessage(HttpMethod.Get, devnet.Server.Url);
        browser.Headers.Accept.ParseAdd("text/html");

        using HttpResponseMessage led = await http.SendAsync(browser);
        using HttpResponseMessage program = await http.GetAsync(devnet.Server.Url);

        led.StatusCode.Should().Be(HttpStatusCode.Redirect);
        led.Headers.Location.Should().Be("/explorer/");
        program.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }
}
