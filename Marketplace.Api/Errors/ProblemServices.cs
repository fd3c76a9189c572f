using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Api.Errors;

/// <summary>Every error is a problem detail (RFC 9457): whatever raised it, with a stable type, and for validation with the field names.</summary>
internal static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        services.AddExceptionHandler<ExceptionProblems>();
        // A body that cannot be read is then an exception, which says where it is wrong; else it would be a bare 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.UseExceptionHandler().UseStatusCodePages();

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ??= context.HttpContext.Response.StatusCode;
        if (problem is HttpValidationProblemDetails validation)
        {
            validation.Errors = validation.Errors.ToDictionary(e => FieldName(e.Key), e => e.Value, StringComparer.Ordinal);
            if (!ProblemType.IsOurs(problem.Type)) problem.Type = ProblemType.Named("validation");
        }
        else if (!ProblemType.IsOurs(problem.Type))
        {
            problem.Type = ProblemType.Of(status);
        }

        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    /// <summary><c>Variants[0].Price</c> is <c>variants[0].price</c> to who sent it.</summary>
    private static string FieldName(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
