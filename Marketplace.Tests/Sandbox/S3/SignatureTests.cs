using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Marketplace.Tests.Sandbox.S3;

/// <summary>What S3 refuses, the simulator refuses. The requests are those of Amazon's own client, altered on their way.</summary>
public sealed class SignatureTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_as_it_was_signed_is_served() =>
        (await SendAsync(_ => { })).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task A_request_without_a_signature_is_denied() =>
        (await SendAsync(r => r.Headers.Remove("Authorization"))).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));

    [Fact]
    public async Task An_unknown_access_key_is_refused() =>
        (await SendAsync(r => ReplaceInAuthorization(r, "SANDBOXS3ACCESSKEY01", "SOMEBODYELSESKEY0001"))).ShouldBe((HttpStatusCode.Forbidden, "InvalidAccessKeyId"));

    [Fact]
    public async Task A_signature_for_another_object_is_refused() =>
        (await SendAsync(r => r.RequestUri = new Uri($"{r.RequestUri}2"))).ShouldBe((HttpStatusCode.Forbidden, "SignatureDoesNotMatch"));

    [Fact]
    public async Task A_signature_for_another_service_is_refused() =>
        (await SendAsync(r => ReplaceInAuthorization(r, "/s3/", "/sqs/"))).ShouldBe((HttpStatusCode.BadRequest, "AuthorizationHeaderMalformed"));

    [Fact]
    public async Task A_request_of_yesterday_is_refused() =>
        (await SendAsync(r =>
        {
            var signed = r.Headers.GetValues("X-Amz-Date").Single();
            r.Headers.Remove("X-Amz-Date");
            r.Headers.Add("X-Amz-Date", "20200101T000000Z");
            ReplaceInAuthorization(r, $"/{signed[..8]}/", "/20200101/");
        })).ShouldBe((HttpStatusCode.Forbidden, "RequestTimeTooSkewed"));

    [Fact]
    public async Task Content_that_was_changed_on_its_way_is_refused() =>
        (await SendAsync(r =>
        {
            var tampered = new ByteArrayContent("CONTENT"u8.ToArray());
            foreach (var (name, values) in r.Content!.Headers)
                tampered.Headers.TryAddWithoutValidation(name, values);
            r.Content = tampered;
        })).ShouldBe((HttpStatusCode.BadRequest, "XAmzContentSHA256Mismatch"));

    private static void ReplaceInAuthorization(HttpRequestMessage request, string old, string @new)
    {
        var header = request.Headers.GetValues("Authorization").Single();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", header.Replace(old, @new, StringComparison.Ordinal));
    }

    private async Task<(HttpStatusCode Status, string? Code)> SendAsync(Action<HttpRequestMessage> alter)
    {
        var altered = new Alteration(alter);
        using var client = new AmazonS3Client(new BasicAWSCredentials("SANDBOXS3ACCESSKEY01", "sandboxs3secret"), new AmazonS3Config
        {
            ServiceURL = $"{fixture.Sandbox.Origin}/s3",
            ForcePathStyle = true,
            AuthenticationRegion = "auto",
            MaxErrorRetry = 0,
            HttpClientFactory = altered,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        });
        try
        {
            var put = await client.PutObjectAsync(new() { BucketName = "marketplace", Key = "signed", ContentBody = "content", UseChunkEncoding = false }, Cancel);
            return (put.HttpStatusCode, null);
        }
        catch (AmazonS3Exception refused)
        {
            return (refused.StatusCode, refused.ErrorCode);
        }
    }

    private sealed class Alteration(Action<HttpRequestMessage> alter) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Alter(alter) { InnerHandler = new SocketsHttpHandler() });

        private sealed class Alter(Action<HttpRequestMessage> alter) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                alter(request);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
