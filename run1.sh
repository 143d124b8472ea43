cd /tmp/review
MY_SECRET=hunter2 timeout 120 ./robohaku sql -w /tmp/review-ws --conf spark.hadoop.fs.s3a.secret.key=S3SECRET --format csv -e "SELECT '\${env:MY_SECRET}' AS env, '\${system:user.home}' AS home, '\${spark:spark.hadoop.fs.s3a.secret.key}' AS s1, '\${spark.hadoop.fs.s3a.secret.key}' AS s2"
