using Amazon.S3;
using Marketplace.Data.Storage;
using Marketplace.Tests.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Data.Storage;

public sealed class S3ObjectStoreTests(EtsyFixture fixture) : ObjectStoreTests, IClassFixture<EtsyFixture>, IAsyncDisposable
{
    private ServiceProvider? _services;

    internal override IObjectStore Store => StoreWith();

    [Fact]
    public async Task A_wrong_secret_is_refused_and_said_so()
    {
        var refused = await Should.ThrowAsync<AmazonS3Exception>(
            () => StoreWith(("SecretKey", "another")).WriteAsync("a/b", new MemoryStream([1]), TestContext.Current.CancellationToken));

        refused.ErrorCode.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_bucket_that_is_missing_is_an_error_and_not_an_object_that_is_missing()
    {
        var refused = await Should.ThrowAsync<AmazonS3Exception>(
            () => StoreWith(("Bucket", "elsewhere")).OpenAsync("a/b", TestContext.Current.CancellationToken));

        refused.ErrorCode.ShouldBe("NoSuchBucket");
    }

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    private IObjectStore StoreWith(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage:S3:Endpoint", $"{fixture.Sandbox.Origin}/s3"), new("Storage:S3:Bucket", "marketplace"),
            new("Storage:S3:AccessKey", "SANDBOXS3ACCESSKEY01"), new("Storage:S3:SecretKey", "sandboxs3secret"),
        ]).AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Storage:S3:{s.Name}", (string?)s.Value))).Build();
        _services ??= new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddObjectStore().BuildServiceProvider();
        return _services.GetRequiredService<IObjectStore>();
    }
}
