using Marketplace.AppHost.Local;

namespace Marketplace.Tests.AppHost;

public sealed class LocalOptionsTests
{
    [Fact]
    public void Nothing_given_means_the_addresses_of_the_readme()
    {
        var options = LocalOptions.Parse([]);

        (options.Port, options.SandboxPort, options.State, options.Reset, options.Dashboard).ShouldBe((5180, 5181, null, false, false));
    }

    [Fact]
    public void Every_option_is_understood_in_both_spellings()
    {
        var options = LocalOptions.Parse(["--port", "6000", "--sandbox-port=7000", "--state", "here", "--reset", "--dashboard"]);

        (options.Port, options.SandboxPort, options.State, options.Reset, options.Dashboard).ShouldBe((6000, 7000, "here", true, true));
    }

    [Fact]
    public void The_sandbox_follows_the_product() => LocalOptions.Parse(["--port=6000"]).SandboxPort.ShouldBe(6001);

    [Theory]
    [InlineData("--prot", "'--prot' is not an option.")]
    [InlineData("serve", "'serve' is not an option.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port=http", "not 'http'")]
    [InlineData("--port=0", "not '0'")]
    [InlineData("--port=65535", "not '65535'")]
    [InlineData("--state=", "--state needs a value.")]
    [InlineData("--reset=no", "'no' is not an option.")]
    [InlineData("--sandbox-port=5180", "the same")]
    public void What_cannot_be_followed_is_refused_with_the_reason(string argument, string reason) =>
        Should.Throw<UsageException>(() => LocalOptions.Parse([argument])).Message.ShouldContain(reason);
}
