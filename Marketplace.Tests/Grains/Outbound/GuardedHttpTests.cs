using System.Net;
using Marketplace.Channels.Http;
using Marketplace.Grains.Outbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Grains.Outbound;

public sealed class GuardedHttpTests : IAsyncLifetime
{
    private readonly WebApplication _server = Server();
    private string _host = "";

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _host = new Uri(_server.Urls.First()).Authority;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    public void Addresses_that_lead_inside_are_not_public(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("::ffff:93.184.216.34")]
    public void Addresses_of_the_internet_are_public(string address) => PublicAddresses.Contains(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("https://localhost/x")]
    [InlineData("https://127.0.0.1:1/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::ffff:127.0.0.1]/x")]
    [InlineData("https://2130706433/x")]
    public async Task A_name_or_number_that_leads_inside_is_refused(string address)
    {
        var fetched = await GetAsync(address, allowed: null);

        fetched.Error.ShouldBe("The address leads to a private network.");
        fetched.Transient.ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://93.184.216.34/x")]
    [InlineData("ftp://93.184.216.34/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@93.184.216.34/x")]
    public async Task Anything_but_https_is_refused(string address) =>
        (await GetAsync(address, allowed: null)).Error.ShouldBe("Only https addresses are fetched.");

    [Fact]
    public async Task An_exception_for_one_host_and_port_opens_that_one_only()
    {
        (await GetAsync($"http://{_host}/ok", _host)).Body.ShouldBe("hello"u8.ToArray());
        (await GetAsync($"http://{_host}/ok", "127.0.0.1:1")).Error.ShouldBe("Only https addresses are fetched.");
    }

    [Fact]
    public async Task A_redirect_is_checked_again()
    {
        (await GetAsync($"http://{_host}/redirect?to=/ok", _host)).Body.ShouldBe("hello"u8.ToArray());
        (await GetAsync($"http://{_host}/redirect?to=http://127.0.0.1:1/", _host)).Error.ShouldBe("Only https addresses are fetched.");
        (await GetAsync($"http://{_host}/redirect?to=https://127.0.0.1:1/", _host)).Error.ShouldBe("The address leads to a private network.");
        (await GetAsync($"http://{_host}/loop", _host)).Error.ShouldBe("The address redirects more than 3 times.");
    }

    [Theory]
    [InlineData("/large")]
    [InlineData("/endless")]
    public async Task More_than_the_limit_is_not_read(string path) =>
        (await GetAsync($"http://{_host}{path}", _host)).Error.ShouldBe("The file is larger than 1 MB.");

    [Theory]
    [InlineData(404, false)]
    [InlineData(503, true)]
    [InlineData(429, true)]
    public async Task An_error_answer_says_whether_to_try_again(int status, bool transient)
    {
        var fetched = await GetAsync($"http://{_host}/status/{status}", _host);

        fetched.Body.ShouldBeNull();
        fetched.Error!.ShouldContain($"{status}");
        fetched.Transient.ShouldBe(transient);
    }

    private static async Task<Fetched> GetAsync(string address, string? allowed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Outbound:AllowedHosts", allowed)]).Build();
        using var http = new GuardedHttp(configuration);
        return await http.GetAsync(new(address), 1024 * 1024, TestContext.Current.CancellationToken);
    }

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/ok", () => Results.Text("hello"));
        app.MapGet("/redirect", (string to) => Results.Redirect(to));
        app.MapGet("/loop", () => Results.Redirect("/loop"));
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/large", () => Results.Bytes(new byte[2 * 1024 * 1024]));
        app.MapGet("/endless", async (HttpContext context) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[1 << 16], context.RequestAborted);
        });
        return app;
    }
}
