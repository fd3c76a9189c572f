using System.Xml.Linq;

namespace Marketplace.Sandbox.S3;

/// <summary>A refusal as S3 words it. Source: Amazon S3 API Reference, “Error responses”.</summary>
internal sealed record S3Error(int Status, string Code, string Message)
{
    public static readonly S3Error
        AccessDenied = new(403, "AccessDenied", "Access Denied"),
        MalformedAuthorization = new(400, "AuthorizationHeaderMalformed", "The authorization header that you provided is not valid."),
        UnknownAccessKey = new(403, "InvalidAccessKeyId", "The AWS access key ID that you provided does not exist in our records."),
        TimeTooSkewed = new(403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large."),
        SignatureDoesNotMatch = new(403, "SignatureDoesNotMatch", "The request signature that we calculated does not match the signature that you provided."),
        ContentHashMismatch = new(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed."),
        MissingLength = new(411, "MissingContentLength", "You must provide the Content-Length HTTP header."),
        NoSuchBucket = new(404, "NoSuchBucket", "The specified bucket does not exist."),
        NoSuchKey = new(404, "NoSuchKey", "The specified key does not exist.");

    public IResult ToResult() =>
        Results.Text(new XElement("Error", new XElement("Code", Code), new XElement("Message", Message)).ToString(), "application/xml", statusCode: Status);
}
